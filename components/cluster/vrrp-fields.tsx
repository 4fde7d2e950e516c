"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { SwitchField } from "@/components/ui/switch-field";
import type { Vrrp } from "@/lib/model/vrrp";

type Props = { value: Vrrp; onChange: (value: Vrrp) => void };

/** How the directors agree on who holds the VIPs. */
export function VrrpFields({ value, onChange }: Props) {
  const t = useTranslations("clusters.vrrp");
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-3 font-semibold text-sm">{t("title")}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        <NumberField
          isRequired
          label={t("virtualRouterId")}
          description={t("virtualRouterIdAbout")}
          path={["vrrp", "virtualRouterId"]}
          minValue={1}
          maxValue={255}
          value={value.virtualRouterId}
          onChange={(virtualRouterId) => onChange({ ...value, virtualRouterId: virtualRouterId ?? 0 })}
        />
        <NumberField
          isRequired
          label={t("advertIntervalSec")}
          description={t("advertIntervalSecAbout")}
          path={["vrrp", "advertIntervalSec"]}
          minValue={1}
          maxValue={255}
          value={value.advertIntervalSec}
          onChange={(advertIntervalSec) => onChange({ ...value, advertIntervalSec: advertIntervalSec ?? 0 })}
        />
      </div>
      <SwitchField
        label={t("preempt")}
        description={t("preemptAbout")}
        isSelected={value.preempt}
        onChange={(preempt) => onChange({ ...value, preempt })}
      />
    </fieldset>
  );
}
