"use client";

import { buttonVariants } from "@heroui/react";
import Link from "next/link";
import type { ReactNode } from "react";

type Props = {
  href: string;
  variant?: "primary" | "secondary" | "quiet";
  size?: "sm" | "md";
  icon?: ReactNode;
  children: ReactNode;
};

const heroVariants = { primary: "primary", secondary: "outline", quiet: "ghost" } as const;

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ href, variant = "secondary", size = "sm", icon, children }: Props) {
  return (
    <Link href={href} className={buttonVariants({ variant: heroVariants[variant], size })}>
      {icon}
      {children}
    </Link>
  );
}
