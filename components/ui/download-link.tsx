"use client";

import { buttonVariants } from "@heroui/react";
import { Download } from "lucide-react";
import type { ReactNode } from "react";

/** A link that looks like a button and saves a file that the server makes. */
export function DownloadLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} download className={buttonVariants({ variant: "outline", size: "sm" })}>
      <Download aria-hidden="true" className="size-4" />
      {children}
    </a>
  );
}
