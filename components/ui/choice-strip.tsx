"use client";

import type { ReactNode } from "react";
import { Radio, RadioGroup } from "react-aria-components";

export type StripChoice<Value extends string> = { readonly value: Value; readonly label: ReactNode };

type Props<Value extends string> = {
  label: string;
  choices: readonly StripChoice<Value>[];
  value: Value;
  onChange: (value: Value) => void;
};

/** One of a few short choices, all in sight: how something is shown. Arrows move the choice. */
export function ChoiceStrip<Value extends string>({ label, choices, value, onChange }: Props<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((one) => one.value === chosen);
        if (choice !== undefined) onChange(choice.value);
      }}
      className="flex max-w-full overflow-x-auto rounded-md border border-field-line bg-field p-0.5"
    >
      {choices.map((choice) => (
        <Radio
          key={choice.value}
          value={choice.value}
          className="flex h-6.5 cursor-pointer items-center whitespace-nowrap rounded px-2.5 text-muted text-sm outline-none hover:text-foreground data-[selected=true]:bg-default data-[focus-visible=true]:outline-2 data-[focus-visible=true]:outline-focus data-[focus-visible=true]:-outline-offset-1 data-[selected=true]:font-medium data-[selected=true]:text-foreground"
        >
          {choice.label}
        </Radio>
      ))}
    </RadioGroup>
  );
}
