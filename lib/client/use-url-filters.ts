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
  const read = (name: Name): string => search.get(name) ?? "";
  const set = (name: Name, value: string, how: "push" | "replace" = "push"): void => {
    const next = new URLSearchParams(search);
    if (value === "") {
      next.delete(name);
    } else {
      next.set(name, value);
    }
    const href = next.size === 0 ? pathname : `${pathname}?${next}`;
    router[how](href, { scroll: false });
  };
  return {
    /** The value of one filter; "" = not filtered. */
    read,
    set,
    clear: () => router.push(pathname),
    isFiltered: names.some((name) => read(name) !== ""),
    /** All of them, as the query of an API path. */
    query: Object.fromEntries(names.map((name) => [name, read(name)])),
  };
}
