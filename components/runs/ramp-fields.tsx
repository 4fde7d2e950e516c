"use client";

import { useTranslations } from "next-intl";
import { type FieldPath, pathText } from "@/components/ui/form-problems";
import { NumberField } from "@/components/ui/number-field";
import { RadioCards } from "@/components/ui/radio-cards";
import { SwitchField } from "@/components/ui/switch-field";
import { TextField } from "@/components/ui/text-field";
import type { RampForm } from "./ramp-form";

type Props = {
  /** Where the ramp sits in what is sent. */
  path: FieldPath;
  unit: "percent" | "weight";
  value: RampForm;
  onChange: (ramp: RampForm) => void;
};

/** The steps of a ramp, how long each lasts, and what ends it. */
export function RampFields({ path, unit, value, onChange }: Props) {
  const t = useTranslations("runs.ramp");
  const at = (field: string) => pathText([pathText(path), field]);
  const most = unit === "percent" ? 100 : 65535;
  const figure = (name: "from" | "to" | "steps", maxValue: number) => (
    <NumberField
      isRequired
      label={t(name)}
      path={`${at("steps")}.${name}`}
      minValue={1}
      maxValue={maxValue}
      value={value[name]}
      onChange={(entered) => onChange({ ...value, [name]: entered })}
    />
  );
  return (
    <div className="flex flex-col gap-4">
      <RadioCards
        label={t("kind")}
        columns={2}
        choices={[
          { value: "steps", label: t("byList"), description: t("byListAbout") },
          { value: "linear", label: t("linear"), description: t("linearAbout") },
        ]}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind })}
      />
      {value.kind === "steps" ? (
        <TextField
          isRequired
          mono
          label={t(unit === "percent" ? "listPercent" : "listWeight")}
          description={t(unit === "percent" ? "percentAbout" : "weightAbout")}
          path={at("steps")}
          value={value.list}
          onChange={(list) => onChange({ ...value, list })}
        />
      ) : (
        <div className="grid items-start gap-3 sm:grid-cols-3">
          {figure("from", most)}
          {figure("to", most)}
          {figure("steps", 50)}
        </div>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <NumberField
          isRequired
          label={t("every")}
          path={at("everySec")}
          minValue={1}
          maxValue={86_400}
          value={value.everySec}
          onChange={(everySec) => onChange({ ...value, everySec })}
        />
        <NumberField
          label={t("share")}
          description={t("shareAbout")}
          path={`${at("abortIf")}.activeShareOver`}
          minValue={1}
          maxValue={1000}
          value={value.activeShareOver}
          onChange={(activeShareOver) => onChange({ ...value, activeShareOver })}
        />
      </div>
      <SwitchField
        label={t("unhealthy")}
        description={t("unhealthyAbout")}
        isSelected={value.unhealthy}
        onChange={(unhealthy) => onChange({ ...value, unhealthy })}
      />
    </div>
  );
}
