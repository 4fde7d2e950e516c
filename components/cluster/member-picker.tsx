"use client";

import { useTranslations } from "next-intl";
import type { RealServerResource } from "@/lib/api/resources/cluster";

type Props = {
  realServers: readonly RealServerResource[];
  weights: ReadonlyMap<string, number>;
  onChange: (weights: ReadonlyMap<string, number>) => void;
};

/** Which real servers serve from the start, and with what weight. */
export function MemberPicker({ realServers, weights, onChange }: Props) {
  const t = useTranslations("clusters.services");
  if (realServers.length === 0) return null;
  const set = (id: string, weight: number | null): void => {
    const next = new Map(weights);
    if (weight === null) next.delete(id);
    else next.set(id, weight);
    onChange(next);
  };
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">{t("members")}</legend>
      <ul className="divide-y divide-separator rounded-md border border-border">
        {realServers.map(({ id, name, address }) => {
          const weight = weights.get(id);
          return (
            <li key={id} className="flex min-h-9 items-center gap-3 px-3 text-sm">
              <label className="flex min-w-0 flex-1 cursor-pointer items-center gap-3 py-1.5">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={weight !== undefined}
                  onChange={(event) => set(id, event.target.checked ? 1 : null)}
                />
                <span className="truncate">{name}</span>
                <span className="font-mono text-muted text-xs">{address}</span>
              </label>
              {weight === undefined ? null : (
                <label className="flex items-center gap-2 text-muted text-xs">
                  {t("weight")}
                  <input
                    inputMode="numeric"
                    className="h-7 w-16 rounded border border-field-line bg-field px-2 text-end text-[13px] text-field-foreground"
                    value={weight}
                    onChange={(event) => set(id, Number(event.target.value.replace(/\D/g, "")))}
                  />
                </label>
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
