"use client";

import { Label, ListBox, Select } from "@heroui/react";
import type { ReactNode } from "react";
import { FieldNotes } from "./field-notes";
import { type FieldPath, useFieldProblems } from "./form-problems";

export type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  /** A second line that says what choosing it means. */
  readonly description?: string;
  readonly isDisabled?: boolean;
};

type Props<Value extends string> = {
  label: string;
  choices: readonly Choice<Value>[];
  /** null = nothing chosen yet. */
  value: Value | null;
  onChange: (value: Value) => void;
  path?: FieldPath;
  description?: ReactNode;
  placeholder?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  hideLabel?: boolean;
  className?: string;
};

/** One of a few values, in a list that opens. For two or three that need explaining use RadioCards. */
export function SelectField<Value extends string>({
  label,
  choices,
  value,
  onChange,
  path,
  description,
  hideLabel = false,
  className = "",
  ...rest
}: Props<Value>) {
  const { errors, warnings } = useFieldProblems(path);
  return (
    <Select
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = choices.find((choice) => choice.value === key);
        if (chosen !== undefined) {
          onChange(chosen.value);
        }
      }}
      validationBehavior="aria"
      isInvalid={errors.length > 0}
      className={className}
      {...rest}
      {...(hideLabel ? { "aria-label": label } : {})}
    >
      {hideLabel ? null : <Label>{label}</Label>}
      <Select.Trigger className="h-9 items-center py-0">
        <Select.Value className="truncate">
          {({ defaultChildren, isPlaceholder }) =>
            isPlaceholder ? defaultChildren : choices.find((choice) => choice.value === value)?.label
          }
        </Select.Value>
        <Select.Indicator />
      </Select.Trigger>
      <FieldNotes description={description} errors={errors} warnings={warnings} />
      <Select.Popover className="max-w-[min(36rem,calc(100vw-2rem))]">
        <ListBox>
          {choices.map((choice) => (
            <ListBox.Item
              key={choice.value}
              id={choice.value}
              textValue={choice.label}
              {...(choice.isDisabled === undefined ? {} : { isDisabled: choice.isDisabled })}
            >
              <span className="min-w-0">
                <span className="block">{choice.label}</span>
                {choice.description === undefined ? null : (
                  <span className="block text-muted text-xs">{choice.description}</span>
                )}
              </span>
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}
