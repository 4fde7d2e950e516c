import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { directorSnapshotSchema, goneSchema, heartbeatSchema, helloSchema } from "@/lib/live/snapshot";
import { applyDelta, snapshotDeltaSchema } from "@/lib/live/snapshot-delta";

/** What the page knows of its directors, as one value that is replaced with every event. */
export type LiveView = {
  /** "interrupted": the stream is being opened again; the figures shown grow old meanwhile. */
  readonly connection: "connecting" | "open" | "interrupted";
  readonly snapshots: ReadonlyMap<string, DirectorSnapshot>;
  /** The release that answers; null before the first event. */
  readonly build: string | null;
};

export const emptyView: LiveView = { connection: "connecting", snapshots: new Map(), build: null };

export const liveEventNames = ["hello", "heartbeat", "snapshot", "delta", "gone"] as const;

/** One event of /api/live, as it came. */
export type LiveEvent = { readonly name: (typeof liveEventNames)[number]; readonly data: string };

export type Taken =
  | { readonly kind: "taken"; readonly view: LiveView; readonly serverTime: string | null }
  /** It goes on from what this page does not have: everything has to come anew. */
  | { readonly kind: "gap" };

/** What the page knows after an event. One that a newer release says in another way changes nothing. */
export function takeEvent(view: LiveView, { name, data }: LiveEvent): Taken {
  const value: unknown = JSON.parse(data);
  const unchanged: Taken = { kind: "taken", view, serverTime: null };
  switch (name) {
    case "hello": {
      const hello = helloSchema.safeParse(value).data;
      if (hello === undefined) return unchanged;
      return { kind: "taken", view: { ...view, connection: "open", build: hello.build }, serverTime: hello.serverTime };
    }
    case "heartbeat":
      return { ...unchanged, serverTime: heartbeatSchema.safeParse(value).data?.serverTime ?? null };
    case "snapshot": {
      const snapshot = directorSnapshotSchema.safeParse(value).data;
      return snapshot === undefined ? unchanged : withSnapshot(view, snapshot);
    }
    case "delta": {
      // All that goes before follows on hello; another page's stream may be heard ahead of it.
      if (view.connection !== "open") return unchanged;
      const delta = snapshotDeltaSchema.safeParse(value).data;
      const before = view.snapshots.get(delta?.directorId ?? "");
      const snapshot = delta === undefined || before === undefined ? null : applyDelta(before, delta);
      return snapshot === null ? { kind: "gap" } : withSnapshot(view, snapshot);
    }
    case "gone": {
      const snapshots = new Map(view.snapshots);
      snapshots.delete(goneSchema.safeParse(value).data?.directorId ?? "");
      return { kind: "taken", view: { ...view, snapshots }, serverTime: null };
    }
  }
}

/** The events that bring a page which knows nothing to this view; `serverTime` is the server's clock now. */
export function eventsOf({ snapshots, build }: LiveView, serverTime: string): readonly LiveEvent[] {
  const hello: LiveEvent = { name: "hello", data: JSON.stringify({ serverTime, build: build ?? "" }) };
  return [hello, ...[...snapshots.values()].map((one): LiveEvent => ({ name: "snapshot", data: JSON.stringify(one) }))];
}

function withSnapshot(view: LiveView, snapshot: DirectorSnapshot): Taken {
  const snapshots = new Map(view.snapshots).set(snapshot.directorId, snapshot);
  return { kind: "taken", view: { ...view, snapshots }, serverTime: null };
}
