"use client";

import { Button as HeroButton } from "@heroui/react";
import type { ComponentProps, ReactNode } from "react";
import { Tooltip } from "./tooltip";

type Props = Omit<ComponentProps<typeof HeroButton>, "variant" | "size" | "children" | "aria-label"> & {
  /** Its name, for screen readers and as tooltip. */
  label: string;
  children: ReactNode;
};

/** A button that is only a picture; its name shows on hover and focus. */
export function IconButton({ label, children, ...rest }: Props) {
  return (
    <Tooltip text={label}>
      <HeroButton isIconOnly variant="ghost" size="sm" aria-label={label} {...rest}>
        {children}
      </HeroButton>
    </Tooltip>
  );
}
