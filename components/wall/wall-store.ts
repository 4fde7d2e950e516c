import { type WallView, wallViewSchema } from "@/lib/api/resources/wall-view";
import { retryPauseMs } from "../live/retry-pause";
import { streamSilenceMs } from "../live/stream-silence";

export type WallState = {
  readonly connected: boolean;
  /** What was said last; null = nothing yet. It stays while nothing is heard. */
  readonly view: WallView | null;
  /** When that was, by this browser's monotonic clock (milliseconds). */
  readonly heardAtMs: number;
  /** How far the server's clock is ahead of this browser's, in milliseconds. */
  readonly offsetMs: number;
  /** This browser may not show the screen any more. */
  readonly ended: boolean;
};

export interface WallStore {
  subscribe(onChange: () => void): () => void;
  state(): WallState;
}

/**
 * One stream for the life of a wall, which is opened again after every failure.
 * `mayStill` asks the server whether this browser is a screen still, which an EventSource does not tell.
 */
export function createWallStore(url: string, mayStill: () => Promise<boolean>): WallStore {
  const subscribers = new Set<() => void>();
  let state: WallState = { connected: false, view: null, heardAtMs: performance.now(), offsetMs: 0, ended: false };
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  function replace(change: Partial<WallState>): void {
    state = { ...state, ...change };
    for (const notify of subscribers) notify();
  }

  function open(): void {
    disconnect();
    const opened = new EventSource(url);
    source = opened;
    silence = setTimeout(fail, streamSilenceMs);
    opened.addEventListener("view", (event: MessageEvent<string>) => {
      const read = wallViewSchema.safeParse(JSON.parse(event.data));
      if (!read.success) return;
      failures = 0;
      clearTimeout(silence);
      silence = setTimeout(fail, streamSilenceMs);
      const offsetMs = Date.parse(read.data.serverTime) - Date.now();
      replace({ connected: true, view: read.data, heardAtMs: performance.now(), offsetMs });
    });
    opened.addEventListener("end", () => {
      disconnect();
      replace({ connected: false, ended: true });
    });
    opened.addEventListener("error", fail);
  }

  function fail(): void {
    disconnect();
    retry = setTimeout(() => void again(), retryPauseMs(failures));
    failures += 1;
    replace({ connected: false });
  }

  async function again(): Promise<void> {
    const allowed = await mayStill().catch(() => true);
    if (subscribers.size === 0) return;
    if (allowed) open();
    else replace({ ended: true });
  }

  function disconnect(): void {
    clearTimeout(retry);
    clearTimeout(silence);
    source?.close();
    source = null;
  }

  return {
    state: () => state,
    subscribe(onChange) {
      subscribers.add(onChange);
      if (subscribers.size === 1) open();
      return () => {
        subscribers.delete(onChange);
        if (subscribers.size === 0) disconnect();
      };
    },
  };
}
