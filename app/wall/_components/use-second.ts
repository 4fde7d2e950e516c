"use client";

import { useEffect, useState } from "react";

/** This browser's clock (milliseconds), again every second. 0 while the server renders and at first. */
export function useSecond(): number {
  const [nowMs, setNowMs] = useState(0);
  useEffect(() => {
    const tick = (): void => setNowMs(Date.now());
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
