"use client";

import { type RefCallback, useCallback, useState } from "react";

/** CSS px there are to draw in; height null = as much as it takes, because the page scrolls. */
export type Room = { readonly width: number; readonly height: number | null };

/** The room in the element that `ref` is given to, as it changes: on the whole screen its height counts too. */
export function useRoom(initialWidth: number): { ref: RefCallback<HTMLElement>; room: Room } {
  const [room, setRoom] = useState<Room>({ width: initialWidth, height: null });
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      // 0 = it is not laid out yet.
      if (entry === undefined || entry.contentRect.width === 0) return;
      const { width, height } = entry.contentRect;
      setRoom({ width: Math.round(width), height: document.fullscreenElement === element ? Math.round(height) : null });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, room };
}
