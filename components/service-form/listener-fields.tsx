"use client";

import { useTranslations } from "next-intl";
import { RadioCards } from "@/components/ui/radio-cards";
import type { VipResource } from "@/lib/api/resources/cluster";
import type { ListenerKind } from "@/lib/model/listener";
import { AddressFields } from "./address-fields";
import { GroupFields } from "./group-fields";
import type { ListenerForm } from "./listener-form";
import { MarkFields } from "./mark-fields";

type Props = { vips: readonly VipResource[]; value: ListenerForm; onChange: (value: ListenerForm) => void };

const kinds: readonly ListenerKind[] = ["address", "fwmark", "group"];

/** What a service listens on: one port of one VIP, packets with a firewall mark, or several endpoints at once. */
export function ListenerFields(props: Props) {
  const t = useTranslations("clusters.listener");
  const { value, onChange } = props;
  return (
    <>
      <RadioCards
        label={t("label")}
        path="listener"
        columns={3}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind })}
        choices={kinds.map((kind) => ({ value: kind, label: t(`${kind}.label`), description: t(`${kind}.about`) }))}
      />
      <KindFields {...props} />
    </>
  );
}

function KindFields(props: Props) {
  switch (props.value.kind) {
    case "address":
      return <AddressFields {...props} />;
    case "fwmark":
      return <MarkFields {...props} />;
    case "group":
      return <GroupFields {...props} />;
  }
}
