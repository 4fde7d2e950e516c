"use client";

import { useSyncExternalStore } from "react";

/**
 * The server's clock as this tab knows it. Ages of samples are measured against it, never against the reader's own
 * clock, which may be wrong by hours. Events of the live stream move it; between events it ticks once a second.
 */
type Reading = {
  /** Milliseconds since the epoch, by the server's clock. */
  readonly nowMs: number;
  /** When the last event of the live stream came, by the server's clock; null = none yet. */
  readonly lastHeardMs: number | null;
};

let offsetMs = 0;
let lastHeardMs: number | null = null;
let reading: Reading = { nowMs: 0, lastHeardMs: null };
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** To be called with `serverTime` (ISO 8601) of every live event. */
export function syncServerClock(serverTime: string): void {
  const serverMs = Date.parse(serverTime);
  if (!Number.isNaN(serverMs)) {
    offsetMs = serverMs - Date.now();
    lastHeardMs = serverMs;
    tick();
  }
}

/** The server's clock now, in milliseconds since the epoch, as far as this tab knows it. */
export function serverNowMs(): number {
  return Date.now() + offsetMs;
}

/** The clock, re-read every second. Null during server rendering and the first render in the browser. */
export function useServerClock(): Reading | null {
  const current = useSyncExternalStore(subscribe, currentReading, serverReading);
  return current.nowMs === 0 ? null : current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  if (reading.nowMs === 0) {
    queueMicrotask(tick);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
      reading = { nowMs: 0, lastHeardMs };
    }
  };
}

function tick(): void {
  reading = { nowMs: Date.now() + offsetMs, lastHeardMs };
  for (const listener of listeners) {
    listener();
  }
}

function currentReading(): Reading {
  return reading;
}

const unknownReading: Reading = { nowMs: 0, lastHeardMs: null };

function serverReading(): Reading {
  return unknownReading;
}
