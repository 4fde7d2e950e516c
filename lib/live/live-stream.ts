import type { LiveChange, LiveHub } from "./hub";
import { Newest } from "./newest";
import type { DirectorSnapshot } from "./snapshot";
import { diffSnapshots } from "./snapshot-delta";
import { encodeEvent, encodeRetry } from "./sse";

export type LiveStreamOptions = {
  /** Only directors of this cluster; null = all. */
  readonly clusterId: string | null;
  /** Aborts when the browser is gone. */
  readonly signal: AbortSignal;
  readonly build: string;
  readonly clock: () => Date;
  /** Sends what is new of a snapshot, to a reader that keeps the one before; otherwise always whole ones. */
  readonly deltas?: boolean;
};

const heartbeatIntervalMs = 5_000;

/** A reader that takes nothing for this long is dropped; a living browser connects again by itself. */
const patienceMs = 30_000;

/** Streams end after this time, so that a person who lost the right to read does not read on for ever. */
const lifeMs = 15 * 60_000;

const retryMs = 1_000;

/**
 * The body of one GET /api/live. It holds at most the newest snapshot of each director for a slow reader, and leaves
 * nothing behind (no listener, no timer) however it ends: abort, cancel, patience or age.
 */
export function liveStream(hub: LiveHub, options: LiveStreamOptions): ReadableStream<Uint8Array> {
  const { clusterId, signal, build, clock, deltas = false } = options;
  const encoder = new TextEncoder();
  const pending = new Newest<LiveChange | Uint8Array>();
  const sent = new Map<string, DirectorSnapshot>();
  let end = (): void => undefined;
  let flush = (): void => undefined;

  /** What this reader gets of a change; it depends on what it was sent last. */
  function encodeNext(change: LiveChange): Uint8Array {
    if (change.kind === "gone") {
      sent.delete(change.directorId);
      return encodeJson("gone", { directorId: change.directorId });
    }
    const { snapshot } = change;
    const before = sent.get(snapshot.directorId) ?? null;
    if (deltas) sent.set(snapshot.directorId, snapshot);
    return encodeSnapshot(before, snapshot);
  }

  return new ReadableStream<Uint8Array>({
    start(controller) {
      const openedMs = clock().getTime();
      let blockedSinceMs: number | null = null;

      flush = () => {
        for (let room = controller.desiredSize ?? 0; room > 0; room = controller.desiredSize ?? 0) {
          const next = pending.take();
          if (next === undefined) break;
          controller.enqueue(next instanceof Uint8Array ? next : encodeNext(next));
        }
        const blocked = (controller.desiredSize ?? 0) <= 0;
        blockedSinceMs = blocked ? (blockedSinceMs ?? clock().getTime()) : null;
      };

      const onChange = (change: LiveChange): void => {
        const of = change.kind === "gone" ? change : change.snapshot;
        if (clusterId !== null && of.clusterId !== clusterId) return;
        pending.put(of.directorId, change);
        flush();
      };

      const beat = (): void => {
        const now = clock();
        const tooSlow = blockedSinceMs !== null && now.getTime() - blockedSinceMs > patienceMs;
        if (tooSlow || now.getTime() - openedMs > lifeMs) {
          end();
          controller.close();
          return;
        }
        const data = JSON.stringify({ serverTime: now.toISOString() });
        pending.put("heartbeat", encoder.encode(encodeEvent({ event: "heartbeat", data })));
        flush();
      };

      const hello = JSON.stringify({ serverTime: clock().toISOString(), build });
      pending.put("hello", encoder.encode(encodeRetry(retryMs) + encodeEvent({ event: "hello", data: hello })));
      const unsubscribe = hub.subscribe(onChange);
      const timer = setInterval(beat, heartbeatIntervalMs);
      const onAbort = (): void => {
        end();
        controller.close();
      };
      end = () => {
        clearInterval(timer);
        unsubscribe();
        signal.removeEventListener("abort", onAbort);
      };
      if (signal.aborted) onAbort();
      else signal.addEventListener("abort", onAbort);
      flush();
    },
    pull: () => flush(),
    cancel: () => end(),
  });
}

/**
 * One snapshot goes to every browser, and mostly after the same one: it is encoded once for each that it follows. Neither
 * keeps the other in memory, or the newest snapshot would keep all that ever were.
 */
const encoded = new WeakMap<DirectorSnapshot, WeakMap<object, Uint8Array>>();
const nothingBefore = {};

function encodeSnapshot(before: DirectorSnapshot | null, snapshot: DirectorSnapshot): Uint8Array {
  const known = encoded.get(snapshot) ?? new WeakMap<object, Uint8Array>();
  encoded.set(snapshot, known);
  const done = known.get(before ?? nothingBefore);
  if (done !== undefined) return done;
  const bytes =
    before === null ? encodeJson("snapshot", snapshot) : encodeJson("delta", diffSnapshots(before, snapshot));
  known.set(before ?? nothingBefore, bytes);
  return bytes;
}

function encodeJson(event: string, value: unknown): Uint8Array {
  return new TextEncoder().encode(encodeEvent({ event, data: JSON.stringify(value) }));
}
