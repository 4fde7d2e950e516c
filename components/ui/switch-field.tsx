"use client";

import { Switch } from "@heroui/react";
import { type ReactNode, useId } from "react";
import { type FieldPath, useFieldProblems } from "./form-problems";
import { PartNotes } from "./part-notes";

type Props = {
  label: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  path?: FieldPath;
  description?: ReactNode;
  isDisabled?: boolean;
};

/** On or off. */
export function SwitchField({ label, description, path, ...rest }: Props) {
  const { errors, warnings } = useFieldProblems(path);
  const notes = useId();
  return (
    <div data-invalid={errors.length > 0}>
      <Switch size="sm" aria-describedby={notes} {...rest}>
        <Switch.Content className="flex items-start gap-3">
          <Switch.Control className="mt-0.5">
            <Switch.Thumb />
          </Switch.Control>
          <span>
            <span className="block text-sm">{label}</span>
            {description === undefined ? null : (
              <span className="block font-normal text-muted text-xs">{description}</span>
            )}
          </span>
        </Switch.Content>
      </Switch>
      <div id={notes} className="mt-1 text-xs empty:hidden">
        <PartNotes errors={errors} warnings={warnings} />
      </div>
    </div>
  );
}
