"use client";

import { useTranslations } from "next-intl";
import type { FieldPath } from "@/components/ui/form-problems";
import { SelectField } from "@/components/ui/select-field";
import { type Protocol, protocolSchema } from "@/lib/model/listener";

type Props = { path: FieldPath; value: Protocol; onChange: (protocol: Protocol) => void };

/** TCP, UDP or SCTP. */
export function ProtocolField({ path, value, onChange }: Props) {
  const t = useTranslations("clusters.services");
  return (
    <SelectField
      label={t("protocol")}
      path={path}
      value={value}
      onChange={onChange}
      choices={protocolSchema.options.map((protocol) => ({ value: protocol, label: protocol }))}
    />
  );
}
