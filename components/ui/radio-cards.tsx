"use client";

import { Label, Radio, RadioGroup } from "react-aria-components";
import { FieldNotes } from "./field-notes";
import { type FieldPath, useFieldProblems } from "./form-problems";
import type { Choice } from "./select-field";

type Props<Value extends string> = {
  label: string;
  choices: readonly Choice<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  path?: FieldPath;
  /** Beside each other from 640 px on. */
  columns?: 1 | 2 | 3;
  isDisabled?: boolean;
};

const columnClass = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-3" } as const;

/** One of a few ways, each with a sentence on what it means. */
export function RadioCards<Value extends string>(props: Props<Value>) {
  const { label, choices, value, onChange, path, columns = 1, isDisabled = false } = props;
  const { errors, warnings } = useFieldProblems(path);
  return (
    <RadioGroup
      value={value}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.value === key);
        if (chosen !== undefined) {
          onChange(chosen.value);
        }
      }}
      isDisabled={isDisabled}
      isInvalid={errors.length > 0}
      validationBehavior="aria"
      className="flex flex-col gap-1.5"
    >
      <Label className="font-medium text-sm">{label}</Label>
      <div className={`grid gap-2 ${columnClass[columns]}`}>
        {choices.map((choice) => (
          <RadioCard key={choice.value} choice={choice} />
        ))}
      </div>
      <FieldNotes errors={errors} warnings={warnings} />
    </RadioGroup>
  );
}

function RadioCard({ choice }: { choice: Choice<string> }) {
  return (
    <Radio
      value={choice.value}
      isDisabled={choice.isDisabled ?? false}
      className="group flex cursor-pointer items-start gap-3 rounded-lg border border-border bg-surface p-3 data-[disabled=true]:cursor-not-allowed data-[selected=true]:border-accent data-[selected=true]:bg-accent/5 data-[disabled=true]:opacity-60 data-[focus-visible=true]:outline-2 data-[focus-visible=true]:outline-focus data-[focus-visible=true]:outline-offset-2"
    >
      <span
        aria-hidden="true"
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-field-line group-data-[selected=true]:border-accent group-data-[selected=true]:bg-accent"
      >
        <span className="hidden size-1.5 rounded-full bg-accent-foreground group-data-[selected=true]:block" />
      </span>
      <span className="min-w-0">
        <span className="block font-medium text-sm">{choice.label}</span>
        {choice.description === undefined ? null : (
          <span className="mt-0.5 block text-muted text-xs">{choice.description}</span>
        )}
      </span>
    </Radio>
  );
}
