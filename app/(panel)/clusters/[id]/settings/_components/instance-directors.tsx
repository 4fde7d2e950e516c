"use client";

import { useTranslations } from "next-intl";
import { type OptionField, OptionFields, type Options } from "@/components/cluster/option-fields";
import { useFieldProblems } from "@/components/ui/form-problems";
import { PartNotes } from "@/components/ui/part-notes";
import type { DirectorResource } from "@/lib/api/resources/cluster";

type Props = {
  directors: readonly DirectorResource[];
  /** What differs, of the directors where anything does. */
  value: unknown;
  onChange: (value: readonly Options[]) => void;
  path: readonly (string | number)[];
  isDisabled: boolean;
};

const fields: readonly OptionField[] = [
  { name: "priority", input: "number" },
  { name: "interface", input: "text" },
];

/** Priority and interface of each director in one VRRP instance, where they are not the director's own. */
export function InstanceDirectors({ directors, value, onChange, path, isDisabled }: Props) {
  const t = useTranslations("clusters.vrrp");
  const { errors } = useFieldProblems(path);
  const overrides: readonly Options[] = Array.isArray(value) ? value : [];
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-medium text-sm">{t("directors")}</legend>
      <PartNotes errors={errors} />
      {directors.map(({ id, name, priority }) => {
        const index = overrides.findIndex(({ directorId }) => directorId === id);
        const at = index === -1 ? overrides.length : index;
        return (
          <div key={id}>
            <p className="mb-1 text-sm">
              {name} <span className="text-muted text-xs">{t("ownPriority", { priority })}</span>
            </p>
            <OptionFields<Options>
              fields={fields}
              value={overrides[index] ?? { directorId: id }}
              path={[...path, at]}
              isDisabled={isDisabled}
              onChange={(changed) => onChange(withOverride(overrides, at, changed))}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

/** An override that says nothing any more is left out. */
function withOverride(overrides: readonly Options[], at: number, changed: Options): readonly Options[] {
  const says = (one: Options): boolean => one.priority != null || one.interface != null;
  return [...overrides.slice(0, at), changed, ...overrides.slice(at + 1)].filter(says);
}
