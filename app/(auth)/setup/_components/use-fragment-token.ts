"use client";

import { useEffect, useState } from "react";

/**
 * The one-time token of the link /setup#token=…, taken out of the address bar at once. A fragment is never sent to a
 * server or written to its log. Null = the link carried none; undefined = not looked yet.
 */
export function useFragmentToken(): string | null | undefined {
  const [token, setToken] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    const read = (): void => {
      const found = new URLSearchParams(window.location.hash.slice(1)).get("token");
      // React runs effects twice in development: the second time the address is already clean.
      setToken((known) => found ?? known ?? null);
      if (found !== null) {
        window.history.replaceState(null, "", window.location.pathname);
      }
    };
    read();
    // A link opened in a tab that shows this page already changes the fragment and nothing else.
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  return token;
}
