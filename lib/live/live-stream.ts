import type { LiveChange, LiveHub } from "./hub";
import { Newest } from "./newest";
import type { DirectorSnapshot } from "./snapshot";
import { encodeEvent, encodeRetry } from "./sse";

export type LiveStreamOptions = {
  /** Only directors of this cluster; null = all. */
  readonly clusterId: string | null;
  /** Aborts when the browser is gone. */
  readonly signal: AbortSignal;
  readonly build: string;
  readonly clock: () => Date;
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
  const { clusterId, signal, build, clock } = options;
  const encoder = new TextEncoder();
  const pending = new Newest<Uint8Array>();
  let end = (): void => undefined;
  let flush = (): void => undefined;

  return new ReadableStream<Uint8Array>({
    start(controller) {
      const openedMs = clock().getTime();
      let blockedSinceMs: number | null = null;

      flush = () => {
        for (let room = controller.desiredSize ?? 0; room > 0; room = controller.desiredSize ?? 0) {
          const next = pending.take();
          if (next === undefined) break;
          controller.enqueue(next);
        }
        const blocked = (controller.desiredSize ?? 0) <= 0;
        blockedSinceMs = blocked ? (blockedSinceMs ?? clock().getTime()) : null;
      };

      const onChange = (change: LiveChange): void => {
        const of = change.kind === "gone" ? change : change.snapshot;
        if (clusterId !== null && of.clusterId !== clusterId) return;
        pending.put(of.directorId, encodeChange(change));
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

/** One snapshot goes to every browser: it is encoded once. */
const encoded = new WeakMap<DirectorSnapshot, Uint8Array>();

function encodeChange(change: LiveChange): Uint8Array {
  if (change.kind === "gone") {
    const data = JSON.stringify({ directorId: change.directorId });
    return new TextEncoder().encode(encodeEvent({ event: "gone", data }));
  }
  const known = encoded.get(change.snapshot);
  if (known !== undefined) return known;
  const bytes = new TextEncoder().encode(encodeEvent({ event: "snapshot", data: JSON.stringify(change.snapshot) }));
  encoded.set(change.snapshot, bytes);
  return bytes;
}
