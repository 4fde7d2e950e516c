"use client";

import { useTranslations } from "next-intl";
import type { VipResource } from "@/lib/api/resources/cluster";
import type { ListenerForm } from "./listener-form";
import { PortField } from "./port-field";
import { ProtocolField } from "./protocol-field";
import { VipField } from "./vip-field";

type Props = { vips: readonly VipResource[]; value: ListenerForm; onChange: (value: ListenerForm) => void };

/** One port of one VIP. */
export function AddressFields({ vips, value, onChange }: Props) {
  const t = useTranslations("clusters.services");
  return (
    <div className="grid gap-3 sm:grid-cols-[1fr_8rem_10rem]">
      <VipField
        vips={vips}
        path={["listener", "vipId"]}
        value={value.vipId}
        onChange={(vipId) => onChange({ ...value, vipId })}
      />
      <ProtocolField
        path={["listener", "protocol"]}
        value={value.protocol}
        onChange={(protocol) => onChange({ ...value, protocol })}
      />
      <PortField
        path={["listener", "port"]}
        value={value.port}
        onChange={(port) => onChange({ ...value, port })}
        {...(value.port === 0 ? { description: t("everyPort") } : {})}
      />
    </div>
  );
}
