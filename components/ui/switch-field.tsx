"use client";

import { Switch } from "@heroui/react";
import type { ReactNode } from "react";

type Props = {
  label: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  description?: ReactNode;
  isDisabled?: boolean;
};

/** On or off. */
export function SwitchField({ label, description, ...rest }: Props) {
  return (
    <Switch size="sm" {...rest}>
      <Switch.Content className="flex items-start gap-3">
        <Switch.Control className="mt-0.5">
          <Switch.Thumb />
        </Switch.Control>
        <span>
          <span className="block text-sm">{label}</span>
          {description === undefined ? null : <span className="block text-muted text-xs">{description}</span>}
        </span>
      </Switch.Content>
    </Switch>
  );
}
