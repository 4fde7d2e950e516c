"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";

type Thresholds = { readonly upperThreshold: number | null; readonly lowerThreshold: number | null };

type Props = {
  path: readonly (string | number)[];
  value: Thresholds;
  onChange: (value: Thresholds) => void;
};

/** From how many connections on a destination takes no new ones, and below how many it does again. */
export function ThresholdFields({ path, value: { upperThreshold, lowerThreshold }, onChange }: Props) {
  const t = useTranslations("clusters.destinations");
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <NumberField
        label={t("upper")}
        description={t("upperAbout")}
        path={[...path, "upperThreshold"]}
        minValue={0}
        value={upperThreshold}
        onChange={(upper) => onChange({ upperThreshold: upper, lowerThreshold })}
      />
      <NumberField
        label={t("lower")}
        description={t("lowerAbout")}
        path={[...path, "lowerThreshold"]}
        minValue={0}
        value={lowerThreshold}
        onChange={(lower) => onChange({ upperThreshold, lowerThreshold: lower })}
      />
    </div>
  );
}
