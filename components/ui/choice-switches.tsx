"use client";

import type { Choice } from "./select-field";
import { SwitchField } from "./switch-field";

type Props<Value extends string> = {
  label: string;
  /** What [] stands for: "Every cluster". */
  every: string;
  choices: readonly Choice<Value>[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
  path?: string;
};

/** Some of a set, or all of it: what is added to the set later belongs to "all", too. */
export function ChoiceSwitches<Value extends string>(props: Props<Value>) {
  const { label, every, choices, chosen, onChange, path } = props;
  const toggle = (value: Value, isOn: boolean) =>
    onChange(isOn ? [...chosen, value] : chosen.filter((each) => each !== value));
  return (
    <fieldset className="flex max-h-48 flex-col gap-2 overflow-y-auto">
      <legend className="mb-2 font-medium text-sm">{label}</legend>
      <SwitchField
        {...(path !== undefined && { path })}
        label={every}
        isSelected={chosen.length === 0}
        isDisabled={chosen.length === 0}
        onChange={() => onChange([])}
      />
      {choices.map(({ value, label: name }) => (
        <SwitchField
          key={value}
          label={name}
          isSelected={chosen.includes(value)}
          onChange={(isOn) => toggle(value, isOn)}
        />
      ))}
    </fieldset>
  );
}
