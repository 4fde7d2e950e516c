"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { tabClass } from "./tabs";

type Props = { label: string; links: readonly { readonly href: string; readonly label: ReactNode }[] };

/** Tabs that are pages of their own: back, share and open-in-new-tab work. Pages below a tab's own belong to it. */
export function TabLinks({ label, links }: Props) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="mb-5 flex gap-1 overflow-x-auto border-border border-b">
      {links.map(({ href, label: text }) => {
        const isPage = pathname === href;
        const isHere = isPage || pathname.startsWith(`${href}/`);
        return (
          <Link
            key={href}
            href={href}
            aria-current={isPage ? "page" : isHere ? "true" : undefined}
            className={`${tabClass} focus-visible:outline-2 focus-visible:outline-focus focus-visible:-outline-offset-2 ${isHere ? "border-accent! text-foreground!" : ""}`}
          >
            {text}
          </Link>
        );
      })}
    </nav>
  );
}
