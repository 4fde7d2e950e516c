"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";

/**
 * Filters kept in the address, so that refresh, back and sharing keep them. A chosen value makes an entry in the
 * history; typed text (`replace`) does not, or every letter would.
 */
export function useUrlFilters<Name extends string>(names: readonly Name[]) {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const filters = Object.fromEntries(names.map((name) => [name, search.get(name) ?? ""])) as Record<Name, string>;
  const set = (name: Name, value: string, how: "push" | "replace" = "push") => {
    const next = new URLSearchParams(search);
    if (value === "") {
      next.delete(name);
    } else {
      next.set(name, value);
    }
    const href = next.size === 0 ? pathname : `${pathname}?${next}`;
    router[how](href, { scroll: false });
  };
  return { filters, set, clear: () => router.push(pathname), isFiltered: names.some((name) => filters[name] !== "") };
}
