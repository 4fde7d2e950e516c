"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { RadioCards } from "@/components/ui/radio-cards";
import { holdKinds } from "@/lib/model/hold";
import type { RollingForm } from "./rolling-form";

type Props = { form: RollingForm; onChange: (form: RollingForm) => void };

/** How a server leaves, for how long it may take, and what then. */
export function TakeOutFields({ form, onChange }: Props) {
  const t = useTranslations("runs.wizard");
  const facts = useTranslations("runs.facts");
  const verbs = useTranslations("clusters.verbs");
  return (
    <>
      <RadioCards
        label={t("how")}
        columns={3}
        choices={holdKinds.map((kind) => ({
          value: kind,
          label: verbs(`${kind}.label`),
          description: t(`takeOutAbout.${kind}`),
        }))}
        value={form.takeOut}
        onChange={(takeOut) => onChange({ ...form, takeOut })}
      />
      <NumberField
        isRequired
        label={t("drainLimit")}
        description={t("drainLimitAbout")}
        path="drainLimitSec"
        minValue={1}
        maxValue={604_800}
        value={form.drainLimitSec}
        onChange={(drainLimitSec) => onChange({ ...form, drainLimitSec })}
        className="sm:w-64"
      />
      <RadioCards
        label={t("afterLimit")}
        columns={2}
        choices={[
          { value: "fail", label: facts("onDrainLimit.fail"), description: t("limitFailAbout") },
          { value: "go_on", label: facts("onDrainLimit.go_on"), description: t("limitGoOnAbout") },
        ]}
        value={form.onDrainLimit}
        onChange={(onDrainLimit) => onChange({ ...form, onDrainLimit })}
      />
    </>
  );
}
