import { expect, test } from "vitest";
import { emptyView, eventsOf, type LiveEvent, type LiveView, takeEvent } from "@/components/live/live-view";
import { type DirectorSnapshot, directorSnapshotSchema } from "@/lib/live/snapshot";
import { diffSnapshots } from "@/lib/live/snapshot-delta";

function snapshotOf(directorId: string, second: number): DirectorSnapshot {
  const at = `2026-01-01T00:00:0${second}.000Z`;
  return directorSnapshotSchema.parse({
    directorId,
    clusterId: "c",
    name: directorId,
    sampledAt: at,
    status: "ok",
    problem: null,
    freshAt: at,
    vips: [],
    keepalivedRunning: true,
    services: [],
  });
}

const event = (name: LiveEvent["name"], value: unknown): LiveEvent => ({ name, data: JSON.stringify(value) });
const hello = event("hello", { serverTime: "2026-01-01T00:00:00.000Z", build: "7" });

function after(view: LiveView, ...events: readonly LiveEvent[]): LiveView {
  return events.reduce((known, each) => {
    const taken = takeEvent(known, each);
    if (taken.kind === "gap") throw new Error("a gap");
    return taken.view;
  }, view);
}

test("a page that has just been opened is told all that another one knows", () => {
  const view = after(
    emptyView,
    hello,
    event("snapshot", snapshotOf("one", 1)),
    event("snapshot", snapshotOf("two", 2)),
  );
  expect(after(emptyView, ...eventsOf(view, "2026-01-01T00:00:09.000Z"))).toEqual(view);
});

test("what is new of a snapshot goes on from the one before, and from no other", () => {
  const [first, second, third] = [snapshotOf("one", 1), snapshotOf("one", 2), snapshotOf("one", 3)];
  const view = after(emptyView, hello, event("snapshot", first));
  const next = event("delta", diffSnapshots(first, second));
  expect(after(view, next).snapshots.get("one")).toEqual(second);
  expect(takeEvent(view, event("delta", diffSnapshots(second, third))).kind).toBe("gap");
  expect(takeEvent(after(emptyView, hello), next).kind).toBe("gap");
});

test("before hello nothing is missed by what goes on from what is not known yet", () => {
  const next = event("delta", diffSnapshots(snapshotOf("one", 1), snapshotOf("one", 2)));
  expect(takeEvent(emptyView, next)).toEqual({ kind: "taken", view: emptyView, serverTime: null });
});

test("a director that is gone is forgotten, and the server's clock is heard", () => {
  const view = after(emptyView, hello, event("snapshot", snapshotOf("one", 1)));
  expect(after(view, event("gone", { directorId: "one" })).snapshots.size).toBe(0);
  const serverTime = "2026-01-01T00:00:05.000Z";
  expect(takeEvent(view, event("heartbeat", { serverTime }))).toEqual({ kind: "taken", view, serverTime });
});

test("what a newer release says in another way changes nothing", () => {
  const view = after(emptyView, hello);
  expect(after(view, event("snapshot", { other: 1 }), event("hello", {}))).toBe(view);
});
