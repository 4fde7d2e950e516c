"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

/**
 * One parameter of the page's address as state: reload, back and share keep it. The address is replaced, not pushed, so
 * that typing a filter does not fill the history.
 */
export function useQueryState(name: string): [string, (value: string) => void] {
  const value = useSearchParams().get(name) ?? "";
  const set = useCallback(
    (next: string) => {
      const address = new URL(window.location.href);
      if (next === "") address.searchParams.delete(name);
      else address.searchParams.set(name, next);
      window.history.replaceState(null, "", address);
    },
    [name],
  );
  return [value, set];
}
