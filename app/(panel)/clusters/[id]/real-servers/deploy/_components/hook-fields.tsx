"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { RadioCards } from "@/components/ui/radio-cards";
import type { RollingForm } from "./rolling-form";

type Props = { form: RollingForm; onChange: (form: RollingForm) => void };

const hooks = ["manual", "continue", "timer", "none"] as const satisfies readonly RollingForm["hook"][];

/** What a server that is out and empty waits for before it comes back. */
export function HookFields({ form, onChange }: Props) {
  const t = useTranslations("runs.wizard");
  const facts = useTranslations("runs.facts");
  return (
    <>
      <RadioCards
        label={t("hookHow")}
        columns={2}
        choices={hooks.map((kind) => ({
          value: kind,
          label: facts(`hooks.${kind}`),
          description: t(`hookAbout.${kind}`),
        }))}
        value={form.hook}
        onChange={(hook) => onChange({ ...form, hook })}
      />
      {form.hook === "none" ? null : (
        <NumberField
          isRequired
          label={form.hook === "timer" ? t("timer") : t("hookLimit")}
          {...(form.hook === "timer" ? {} : { description: t("hookLimitAbout") })}
          path={form.hook === "timer" ? "hook.sec" : "hook.limitSec"}
          minValue={1}
          maxValue={604_800}
          value={form.hookSec}
          onChange={(hookSec) => onChange({ ...form, hookSec })}
          className="sm:w-64"
        />
      )}
    </>
  );
}
