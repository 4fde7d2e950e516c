"use client";

import { TextField as HeroTextField, Input, Label, TextArea } from "@heroui/react";
import type { ReactNode } from "react";
import { FieldNotes } from "./field-notes";
import { type FieldPath, useFieldProblems } from "./form-problems";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Where problem+json speaks of this field. */
  path?: FieldPath;
  description?: ReactNode;
  placeholder?: string;
  type?: "text" | "email" | "password" | "search" | "datetime-local";
  autoComplete?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  autoFocus?: boolean;
  /** Addresses, keys, fingerprints. */
  mono?: boolean;
  /** More than one line. */
  rows?: number;
  /** Seen by screen readers only; for search fields and table cells. */
  hideLabel?: boolean;
  className?: string;
};

/** A line (or a few lines) of text. Browsers may not correct or capitalise it: most values here are names and addresses. */
export function TextField({
  label,
  value,
  onChange,
  path,
  description,
  type = "text",
  rows,
  mono = false,
  hideLabel = false,
  placeholder,
  className = "",
  ...rest
}: Props) {
  const { errors, warnings } = useFieldProblems(path);
  const font = mono ? "font-mono text-[13px]" : "";
  const shown = placeholder === undefined ? {} : { placeholder };
  return (
    <HeroTextField
      fullWidth
      value={value}
      onChange={onChange}
      type={type}
      className={className}
      validationBehavior="aria"
      isInvalid={errors.length > 0}
      autoCorrect="off"
      spellCheck="false"
      {...rest}
      {...(hideLabel ? { "aria-label": label } : {})}
    >
      {hideLabel ? null : <Label>{label}</Label>}
      {rows === undefined ? (
        <Input className={`h-9 py-0 ${font}`} autoCapitalize="off" {...shown} />
      ) : (
        <TextArea rows={rows} className={font} {...shown} />
      )}
      <FieldNotes description={description} errors={errors} warnings={warnings} />
    </HeroTextField>
  );
}
