"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { tabClass } from "./tabs";

type Props = { label: string; links: readonly { readonly href: string; readonly label: ReactNode }[] };

/** Tabs that are pages of their own: back, share and open-in-new-tab work. Pages below a tab's own belong to it. */
export function TabLinks({ label, links }: Props) {
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the tab that is open may be one of those that are scrolled away.
  useEffect(() => {
    const current = pathname === "" ? null : nav.current?.querySelector("[aria-current]");
    current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [pathname]);
  return (
    <nav ref={nav} aria-label={label} className="relative mb-5 flex gap-1 overflow-x-auto border-border border-b">
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
