"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { type IpvsSysctl, ipvsSysctlRanges } from "@/lib/model/ipvs-sysctls";

type Props = { name: IpvsSysctl; value: unknown; isDisabled: boolean; onChange: (value: number | null) => void };

/** Beyond so many values a number is typed, not chosen. */
const mostChoices = 4;

const untouched = "untouched";

/** One sysctl below net.ipv4.vs: what it does and when to change it, and its value; null = as the director has it. */
export function SysctlField({ name, value, isDisabled, onChange }: Props) {
  const t = useTranslations("clusters.ipvs");
  const { min, max, standard } = ipvsSysctlRanges[name];
  const number = typeof value === "number" ? value : null;
  const shared = { hideLabel: true, label: `net.ipv4.vs.${name}`, path: ["ipvs", "sysctls", name], isDisabled };
  const choices = Array.from({ length: max - min < mostChoices ? max - min + 1 : 0 }, (_, index) =>
    String(min + index),
  );
  return (
    <div className="grid items-start gap-x-4 gap-y-2 py-3 sm:grid-cols-[minmax(0,1fr)_11rem]">
      <div className="min-w-0">
        <p className="break-words font-mono text-[13px]">{name}</p>
        <p className="text-muted text-xs/5">
          {t(`sysctls.${name}`)} {standard === null ? t("byMemory") : t("standard", { value: String(standard) })}
        </p>
      </div>
      {choices.length > 0 ? (
        <SelectField
          value={number === null ? untouched : String(number)}
          onChange={(chosen) => onChange(chosen === untouched ? null : Number(chosen))}
          choices={[
            { value: untouched, label: t("asItIs") },
            ...choices.map((choice) => ({ value: choice, label: choice })),
          ]}
          {...shared}
        />
      ) : (
        <NumberField value={number} onChange={onChange} minValue={min} maxValue={max} {...shared} />
      )}
    </div>
  );
}
