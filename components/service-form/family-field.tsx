"use client";

import { useTranslations } from "next-intl";
import type { FieldPath } from "@/components/ui/form-problems";
import { SelectField } from "@/components/ui/select-field";
import type { Family } from "@/lib/model/address";

type Props = { path: FieldPath; value: Family; onChange: (family: Family) => void };

/** Whose packets have the mark: the kernel keeps the same number apart for IPv4 and IPv6. */
export function FamilyField({ path, value, onChange }: Props) {
  const t = useTranslations("clusters.listener");
  return (
    <SelectField
      label={t("family")}
      path={path}
      value={value}
      onChange={onChange}
      choices={[
        { value: "inet", label: "IPv4" },
        { value: "inet6", label: "IPv6" },
      ]}
    />
  );
}
