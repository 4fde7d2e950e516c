"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useState } from "react";

/**
 * One parameter of the page's address as state: reload, back and share keep it. The address is replaced, not pushed, so
 * that typing a filter does not fill the history.
 *
 * The page hears of its new address a little late, between more urgent things. What was set is the value at once: a
 * field that showed the old value for a moment would lose letters that are typed fast.
 */
export function useQueryState(name: string): [string, (value: string) => void] {
  const heard = useSearchParams().get(name) ?? "";
  const [ahead, setAhead] = useState<string | null>(null);
  useEffect(() => {
    const current = new URL(window.location.href).searchParams.get(name) ?? "";
    if (current === heard) setAhead(null);
  }, [name, heard]);
  const set = useCallback(
    (next: string) => {
      const address = new URL(window.location.href);
      if (next === "") address.searchParams.delete(name);
      else address.searchParams.set(name, next);
      window.history.replaceState(null, "", address);
      setAhead(next);
    },
    [name],
  );
  return [ahead ?? heard, set];
}
