"use client";

import { Description, FieldError } from "@heroui/react";
import type { ReactNode } from "react";

type Props = {
  description?: ReactNode;
  errors: readonly string[];
  warnings: readonly string[];
};

/** What stands under a field: its errors, else its description; warnings always. Linked to the control by React Aria. */
export function FieldNotes({ description, errors, warnings }: Props) {
  return (
    <>
      {description === undefined || errors.length > 0 ? null : <Description>{description}</Description>}
      {warnings.map((warning) => (
        <p key={warning} className="text-caution text-xs">
          {warning}
        </p>
      ))}
      <FieldError className="px-0">{errors.length === 0 ? undefined : errors.join(" ")}</FieldError>
    </>
  );
}
