"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { sectionOf, sections } from "./sections";
import { useSession } from "./session";

/** The panel's parts that this person may see. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const t = useTranslations("common.sections");
  const here = sectionOf(usePathname());
  const { permissions } = useSession();
  return (
    <nav aria-label={t("label")}>
      <ul className="flex flex-col gap-0.5">
        {sections
          .filter((section) => permissions.includes(section.permission))
          .map(({ id, href, icon: Icon }) => (
            <li key={id}>
              <Link
                href={href}
                onClick={() => onNavigate?.()}
                aria-current={here?.id === id ? "page" : undefined}
                className="flex h-9 items-center gap-3 rounded-md px-3 text-muted text-sm hover:bg-default hover:text-foreground aria-[current=page]:bg-accent/10 aria-[current=page]:font-medium aria-[current=page]:text-accent-soft-foreground"
              >
                <Icon aria-hidden="true" className="size-4 shrink-0" />
                {t(id)}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
