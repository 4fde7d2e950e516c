"use client";

import { useSyncExternalStore } from "react";

let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const subscribers = new Set<() => void>();

function subscribe(onChange: () => void): () => void {
  subscribers.add(onChange);
  if (subscribers.size === 1) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const notify of subscribers) notify();
    }, 1_000);
  }
  return () => {
    subscribers.delete(onChange);
    if (subscribers.size === 0) clearInterval(timer);
  };
}

/** The browser's time, moving on once a second for the whole page together; 0 while the server renders. */
export function useSecond(): number {
  return useSyncExternalStore(
    subscribe,
    () => now,
    () => 0,
  );
}
