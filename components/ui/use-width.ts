"use client";

import { type RefCallback, useCallback, useState } from "react";

/** Width in CSS px of the element that `ref` is given to, as it changes; `initial` until it is known. */
export function useWidth(initial: number): { ref: RefCallback<HTMLElement>; width: number } {
  const [width, setWidth] = useState(initial);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      // 0 = it is not laid out yet.
      if (entry !== undefined && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
