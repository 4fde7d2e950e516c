"use client";

import { useTranslations } from "next-intl";
import type { FieldPath } from "@/components/ui/form-problems";
import { SelectField } from "@/components/ui/select-field";
import type { VipResource } from "@/lib/api/resources/cluster";

type Props = {
  vips: readonly VipResource[];
  path: FieldPath;
  value: string | null;
  onChange: (vipId: string) => void;
};

/** One of the cluster's VIPs. */
export function VipField({ vips, path, value, onChange }: Props) {
  const t = useTranslations("clusters.services");
  return (
    <SelectField
      isRequired
      label={t("vip")}
      path={path}
      placeholder={t("vipChoose")}
      value={value}
      onChange={onChange}
      choices={vips.map(({ id, address }) => ({ value: id, label: address }))}
    />
  );
}
