"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCrumbs } from "./crumbs";
import { sectionOf } from "./sections";

/** Where the reader is: the section, then what the page names. The last one is the page and no link. */
export function Breadcrumbs() {
  const t = useTranslations("common.sections");
  const section = sectionOf(usePathname());
  const crumbs = useCrumbs();
  const trail = section === undefined ? crumbs : [{ label: t(section.id), href: section.href }, ...crumbs];
  return (
    <nav aria-label={t("breadcrumbs")} className="min-w-0 flex-1">
      <ol className="flex min-w-0 items-center text-sm">
        {trail.map((crumb, index) => {
          const isLast = index === trail.length - 1;
          return (
            <li
              key={`${crumb.href ?? ""} ${crumb.label}`}
              className={`flex min-w-0 items-center ${isLast ? "" : "shrink-0 max-sm:hidden"}`}
            >
              {index === 0 ? null : (
                <span aria-hidden="true" className="px-2 text-muted max-sm:hidden">
                  /
                </span>
              )}
              {isLast || crumb.href === undefined ? (
                <span aria-current={isLast ? "page" : undefined} className="truncate font-medium">
                  {crumb.label}
                </span>
              ) : (
                <Link href={crumb.href} className="truncate rounded-sm text-muted hover:text-foreground">
                  {crumb.label}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
