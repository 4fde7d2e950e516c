"use client";

import { useEffect } from "react";

/** Keeps the screen on, where the browser can (HTTPS only); it lets go of the lock whenever the page was hidden. */
export function useWakeLock(): void {
  useEffect(() => {
    const ask = (): void => {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      // Refused when the battery is low, say: the device's own settings decide then.
      navigator.wakeLock.request("screen").catch(() => undefined);
    };
    ask();
    document.addEventListener("visibilitychange", ask);
    return () => document.removeEventListener("visibilitychange", ask);
  }, []);
}
