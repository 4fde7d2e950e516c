"use client";

import { NumberField as HeroNumberField, Label } from "@heroui/react";
import type { ReactNode } from "react";
import { FieldNotes } from "./field-notes";
import { type FieldPath, useFieldProblems } from "./form-problems";

type Props = {
  label: string;
  /** null = empty. */
  value: number | null;
  onChange: (value: number | null) => void;
  path?: FieldPath;
  description?: ReactNode;
  minValue?: number;
  maxValue?: number;
  step?: number;
  isRequired?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
  hideLabel?: boolean;
  className?: string;
};

/** A whole number, typed or stepped with arrow keys. Written without thousands separators, as on a command line. */
export function NumberField({
  label,
  value,
  onChange,
  path,
  description,
  hideLabel = false,
  className = "",
  ...rest
}: Props) {
  const { errors, warnings } = useFieldProblems(path);
  return (
    <HeroNumberField
      value={value ?? Number.NaN}
      onChange={(number) => onChange(Number.isNaN(number) ? null : number)}
      formatOptions={{ useGrouping: false, maximumFractionDigits: 0 }}
      validationBehavior="aria"
      isInvalid={errors.length > 0}
      className={className}
      {...rest}
      {...(hideLabel ? { "aria-label": label } : {})}
    >
      {hideLabel ? null : <Label>{label}</Label>}
      <HeroNumberField.Group>
        <HeroNumberField.DecrementButton />
        <HeroNumberField.Input />
        <HeroNumberField.IncrementButton />
      </HeroNumberField.Group>
      <FieldNotes description={description} errors={errors} warnings={warnings} />
    </HeroNumberField>
  );
}
