"use client";

import { useEffect, useState } from "react";
import type { WallPage } from "@/components/wall/wall-pages";

/**
 * Which of the pages is shown now; each stays for `rotationSec`. When a page comes to the alarms or leaves them the pages
 * are others, and the first of them is shown at once. With one page nothing turns.
 */
export function useRotation(pages: readonly WallPage[], rotationSec: number): WallPage | undefined {
  const keys = pages.map(({ key }) => key).join("\n");
  const [turn, setTurn] = useState({ keys, index: 0 });
  useEffect(() => {
    setTurn({ keys, index: 0 });
    const timer = setInterval(() => setTurn(({ index }) => ({ keys, index: index + 1 })), rotationSec * 1_000);
    return () => clearInterval(timer);
  }, [keys, rotationSec]);
  const index = turn.keys === keys ? turn.index : 0;
  return pages[index % Math.max(1, pages.length)];
}
