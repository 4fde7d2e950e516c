"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import type { ServiceResource } from "@/lib/api/resources/cluster";

type Value = Readonly<Record<string, number>>;
type Props = {
  services: readonly ServiceResource[];
  value: Value;
  isDisabled: boolean;
  onChange: (value: Value) => void;
};

/** Limits of single services; an empty one follows the cluster's. */
export function ServiceMinimums({ services, value, isDisabled, onChange }: Props) {
  const t = useTranslations("clusters.guards");
  if (services.length === 0) return null;
  const change = (id: string, percent: number | null): void => {
    const { [id]: _, ...others } = value;
    onChange(percent === null ? others : { ...others, [id]: percent });
  };
  return (
    <fieldset>
      <legend className="font-medium text-sm">{t("serviceMinimums")}</legend>
      <p className="mb-2 text-muted text-xs">{t("serviceMinimumsAbout")}</p>
      <ul className="grid gap-3 sm:grid-cols-3">
        {services.map(({ id, name }) => (
          <li key={id}>
            <NumberField
              label={name}
              path={["serviceMinimums", id]}
              minValue={0}
              maxValue={100}
              isDisabled={isDisabled}
              value={value[id] ?? null}
              onChange={(percent) => change(id, percent)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
