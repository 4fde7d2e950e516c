import type { z } from "zod";
import { syncServerClock } from "@/lib/client/server-clock";
import {
  type DirectorSnapshot,
  directorSnapshotSchema,
  goneSchema,
  heartbeatSchema,
  helloSchema,
} from "@/lib/live/snapshot";
import { applyDelta, snapshotDeltaSchema } from "@/lib/live/snapshot-delta";

/** What the page knows of its directors, as one value that is replaced with every event. */
export type LiveView = {
  /** "interrupted": the stream is being opened again; the figures shown grow old meanwhile. */
  readonly connection: "connecting" | "open" | "interrupted";
  readonly snapshots: ReadonlyMap<string, DirectorSnapshot>;
  /** The release that answers; null before the first event. */
  readonly build: string | null;
};

export interface LiveStore {
  subscribe(onChange: () => void): () => void;
  view(): LiveView;
}

export const emptyView: LiveView = { connection: "connecting", snapshots: new Map(), build: null };

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/** A stream that says nothing for three heartbeats is dead, whatever the browser believes of it. */
const silenceMs = 16_000;

/** A hidden page gives its stream back after this time, and takes it up again when somebody looks. */
const hiddenPatienceMs = 60_000;

/**
 * One stream of /api/live for one page, open while anybody subscribes. It is opened again after every failure with
 * growing pauses and some chance in them, so that a restarted server is not met by all browsers at once.
 */
export function createLiveStore(url: string): LiveStore {
  const subscribers = new Set<() => void>();
  let view = emptyView;
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let hidden: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  function replace(change: Partial<LiveView>): void {
    view = { ...view, ...change };
    for (const notify of subscribers) notify();
  }

  function heard(): void {
    clearTimeout(silence);
    silence = setTimeout(fail, silenceMs);
  }

  function open(): void {
    disconnect();
    const opened = new EventSource(url);
    source = opened;
    heard();
    on(opened, "hello", helloSchema, ({ serverTime, build }) => {
      failures = 0;
      syncServerClock(serverTime);
      replace({ connection: "open", build });
    });
    on(opened, "heartbeat", heartbeatSchema, ({ serverTime }) => syncServerClock(serverTime));
    on(opened, "snapshot", directorSnapshotSchema, (snapshot) => {
      replace({ snapshots: new Map(view.snapshots).set(snapshot.directorId, snapshot) });
    });
    on(opened, "delta", snapshotDeltaSchema, (delta) => {
      const before = view.snapshots.get(delta.directorId);
      const snapshot = before === undefined ? null : applyDelta(before, delta);
      // What came before was lost on the way: a new stream begins with whole snapshots.
      if (snapshot === null) fail();
      else replace({ snapshots: new Map(view.snapshots).set(snapshot.directorId, snapshot) });
    });
    on(opened, "gone", goneSchema, ({ directorId }) => {
      const snapshots = new Map(view.snapshots);
      snapshots.delete(directorId);
      replace({ snapshots });
    });
    opened.addEventListener("error", fail);
  }

  function on<T extends z.ZodType>(
    from: EventSource,
    name: string,
    schema: T,
    take: (value: z.infer<T>) => void,
  ): void {
    from.addEventListener(name, (event: MessageEvent<string>) => {
      heard();
      const read = schema.safeParse(JSON.parse(event.data));
      if (read.success) take(read.data);
    });
  }

  function fail(): void {
    disconnect();
    const pauseMs = Math.min(firstRetryMs * 2 ** failures, longestRetryMs);
    failures += 1;
    retry = setTimeout(open, pauseMs * (0.5 + Math.random() / 2));
    replace({ connection: "interrupted" });
  }

  function disconnect(): void {
    clearTimeout(retry);
    clearTimeout(silence);
    source?.close();
    source = null;
  }

  function onVisibility(): void {
    clearTimeout(hidden);
    if (document.visibilityState === "hidden") {
      hidden = setTimeout(disconnect, hiddenPatienceMs);
    } else if (source === null) {
      failures = 0;
      open();
    }
  }

  return {
    view: () => view,
    subscribe(onChange) {
      subscribers.add(onChange);
      if (subscribers.size === 1) {
        document.addEventListener("visibilitychange", onVisibility);
        open();
      }
      return () => {
        subscribers.delete(onChange);
        if (subscribers.size > 0) return;
        document.removeEventListener("visibilitychange", onVisibility);
        clearTimeout(hidden);
        disconnect();
      };
    },
  };
}
