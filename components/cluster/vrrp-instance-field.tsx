"use client";

import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/select-field";
import type { ClusterResource } from "@/lib/api/resources/cluster";

type Props = {
  cluster: ClusterResource;
  /** null = the cluster's own. */
  value: string | null;
  onChange: (value: string | null) => void;
};

const own = "own";

/** The VRRP instance that decides who holds a VIP; nothing to choose while there is only the cluster's own. */
export function VrrpInstanceField({ cluster: { vrrp, vrrpInstances }, value, onChange }: Props) {
  const t = useTranslations("clusters.vips");
  if (vrrp === null || vrrpInstances.length === 0) return null;
  return (
    <SelectField
      label={t("vrrpInstance")}
      path="vrrpInstanceId"
      description={t("vrrpInstanceAbout")}
      value={value ?? own}
      onChange={(id) => onChange(id === own ? null : id)}
      choices={[
        { value: own, label: t("ownInstance", { id: vrrp.virtualRouterId }) },
        ...vrrpInstances.map(({ id, virtualRouterId }) => ({
          value: id,
          label: t("furtherInstance", { id: virtualRouterId }),
        })),
      ]}
    />
  );
}
