"use client";

import { type OptionField, OptionFields, type Options } from "@/components/cluster/option-fields";
import { SwitchField } from "@/components/ui/switch-field";

type Props = {
  label: string;
  about: string;
  fields: readonly OptionField[];
  path: readonly (string | number)[];
  /** null = off. */
  value: unknown;
  /** What it begins with when it is switched on. */
  first: () => Options;
  isDisabled: boolean;
  onChange: (value: Options | null) => void;
};

/** Options that are there together or not at all. */
export function SwitchedOptions({ label, about, fields, path, value, first, isDisabled, onChange }: Props) {
  const isOn = value instanceof Object;
  return (
    <>
      <SwitchField
        label={label}
        path={path}
        description={about}
        isDisabled={isDisabled}
        isSelected={isOn}
        onChange={(on) => onChange(on ? first() : null)}
      />
      {isOn ? (
        <OptionFields<Options>
          fields={fields}
          path={path}
          value={{ ...value }}
          isDisabled={isDisabled}
          onChange={onChange}
        />
      ) : null}
    </>
  );
}
