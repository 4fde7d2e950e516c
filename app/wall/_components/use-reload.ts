"use client";

import { useEffect } from "react";

const dayMs = 24 * 60 * 60_000;

/** All walls do not ask a server that has just started for everything at once. */
const spreadMs = 10_000;

/**
 * Loads the page anew when `isOutdated` (another release answers, or another language was chosen), and once a day, so
 * that nothing piles up. Never while the panel is away: what is on the screen then is all there is.
 */
export function useReload(isOutdated: boolean, connected: boolean): void {
  useEffect(() => {
    if (!isOutdated || !connected) return;
    const timer = setTimeout(() => window.location.reload(), Math.random() * spreadMs);
    return () => clearTimeout(timer);
  }, [isOutdated, connected]);
  useEffect(() => {
    if (!connected) return;
    const timer = setTimeout(() => window.location.reload(), Math.max(0, dayMs - performance.now()));
    return () => clearTimeout(timer);
  }, [connected]);
}
