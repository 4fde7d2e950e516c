"use client";

import { useSyncExternalStore } from "react";

/** False on the server and in the first render, true after: for what only this browser knows. */
export function useMounted(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}
