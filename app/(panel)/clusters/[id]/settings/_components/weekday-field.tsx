"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useFieldProblems } from "@/components/ui/form-problems";
import { PartNotes } from "@/components/ui/part-notes";

type Props = {
  /** 1 = Monday … 7 = Sunday. */
  value: readonly number[];
  path: readonly (string | number)[];
  isDisabled: boolean;
  onChange: (days: number[]) => void;
};

/** A Monday; the others follow. */
const monday = Date.UTC(2026, 0, 5, 12);
const dayMs = 24 * 60 * 60 * 1000;

/** Days of the week, any number of them. */
export function WeekdayField({ value, path, isDisabled, onChange }: Props) {
  const t = useTranslations("clusters.guards");
  const format = useFormatter();
  const { errors } = useFieldProblems(path);
  const toggle = (day: number, on: boolean): void =>
    onChange([...value.filter((one) => one !== day), ...(on ? [day] : [])].sort((a, b) => a - b));
  return (
    <fieldset data-invalid={errors.length > 0}>
      <legend className="font-medium text-sm">{t("window.days")}</legend>
      <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <label key={day} className="inline-flex items-center gap-1.5 text-sm">
            <input
              type="checkbox"
              disabled={isDisabled}
              checked={value.includes(day)}
              onChange={(event) => toggle(day, event.target.checked)}
            />
            {format.dateTime(monday + (day - 1) * dayMs, { weekday: "short", timeZone: "UTC" })}
          </label>
        ))}
      </div>
      <PartNotes errors={errors} />
    </fieldset>
  );
}
