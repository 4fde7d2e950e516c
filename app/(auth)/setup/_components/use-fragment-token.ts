"use client";

import { useEffect, useState } from "react";

/**
 * The one-time token of the link /setup#token=…, taken out of the address bar at once. A fragment is never sent to a
 * server or written to its log. Null = the link carried none; undefined = not looked yet.
 */
export function useFragmentToken(): string | null | undefined {
  const [token, setToken] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    const found = new URLSearchParams(window.location.hash.slice(1)).get("token");
    // React runs effects twice in development: the second time the address is already clean.
    setToken((known) => known ?? found);
    if (found !== null) {
      window.history.replaceState(null, "", window.location.pathname);
    }
  }, []);
  return token;
}
