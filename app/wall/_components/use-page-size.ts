"use client";

import { useEffect, useState } from "react";

export type PageSize = { readonly widthPx: number; readonly heightPx: number };

/** Of the page in CSS pixels; null before the browser has told. */
export function usePageSize(): PageSize | null {
  const [size, setSize] = useState<PageSize | null>(null);
  useEffect(() => {
    const measure = (): void => setSize({ widthPx: window.innerWidth, heightPx: window.innerHeight });
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return size;
}
