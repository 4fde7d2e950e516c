"use client";

import { Button as HeroButton } from "@heroui/react";
import type { ComponentProps, ReactNode } from "react";
import { Spinner } from "./spinner";

type Props = Omit<ComponentProps<typeof HeroButton>, "variant" | "size" | "children"> & {
  /** primary: the one thing to do here. secondary: everything else. quiet: in rows and bars. danger: loses something. */
  variant?: "primary" | "secondary" | "quiet" | "danger";
  size?: "sm" | "md";
  icon?: ReactNode;
  children: ReactNode;
};

const heroVariants = { primary: "primary", secondary: "outline", quiet: "ghost", danger: "danger" } as const;

/** While `isPending`, the button keeps its width and focus, cannot be pressed again and says so to screen readers. */
export function Button({ variant = "secondary", size = "sm", icon, children, isPending, ...rest }: Props) {
  return (
    <HeroButton
      variant={heroVariants[variant]}
      size={size}
      {...rest}
      {...(isPending === undefined ? {} : { isPending })}
    >
      {isPending ? <Spinner /> : icon}
      {children}
    </HeroButton>
  );
}
