"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { SwitchField } from "@/components/ui/switch-field";
import { TextField } from "@/components/ui/text-field";
import type { Verb } from "@/lib/model/verb";
import type { BulkForm } from "./bulk-form";

type Props = { verb: Verb; form: BulkForm; onChange: (form: BulkForm) => void };

/** What a verb for many asks beside the targets. */
export function BulkFields({ verb, form, onChange }: Props) {
  const t = useTranslations("runs.bulk");
  const verbs = useTranslations("clusters.verbs");
  const takesOut = verb !== "weight" && verb !== "restore";
  return (
    <>
      {verb === "weight" ? (
        <NumberField
          isRequired
          label={t("weight")}
          path="weight"
          minValue={0}
          maxValue={65535}
          value={form.weight}
          onChange={(weight) => onChange({ ...form, weight })}
          className="sm:w-40"
        />
      ) : null}
      {takesOut && verb !== "cut" ? (
        <SwitchField
          label={t("waits")}
          description={t("waitsAbout")}
          isSelected={form.waits}
          onChange={(waits) => onChange({ ...form, waits })}
        />
      ) : null}
      {takesOut ? (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <NumberField
            label={t("lease")}
            description={t("leaseAbout")}
            path="leaseSec"
            minValue={1}
            maxValue={43_200}
            value={form.leaseMin}
            onChange={(leaseMin) => onChange({ ...form, leaseMin })}
          />
          {form.waits && verb !== "cut" ? (
            <NumberField
              isRequired
              label={t("limit")}
              description={t("limitAbout")}
              path="drainLimitSec"
              minValue={1}
              maxValue={10_080}
              value={form.limitMin}
              onChange={(limitMin) => onChange({ ...form, limitMin })}
            />
          ) : null}
        </div>
      ) : null}
      <SwitchField
        label={t("goesOn")}
        description={t("goesOnAbout")}
        isSelected={form.goesOn}
        onChange={(goesOn) => onChange({ ...form, goesOn })}
      />
      <TextField
        path="reason"
        label={verbs("reason")}
        description={verbs("reasonAbout")}
        value={form.reason}
        onChange={(reason) => onChange({ ...form, reason })}
      />
    </>
  );
}
