import { expect, test } from "vitest";
import type { LiveStore } from "@/components/live/live-store";
import { emptyView } from "@/components/live/live-view";
import { createRecentStore } from "@/components/live/recent-store";
import { directorSnapshotSchema } from "@/lib/live/snapshot";

const startMs = Date.UTC(2026, 0, 1);

/** What a page hears, without a stream. */
function listening(): LiveStore & { hear(second: number): void } {
  const subscribers = new Set<() => void>();
  let view = emptyView;
  return {
    view: () => view,
    subscribe(onChange) {
      subscribers.add(onChange);
      return () => subscribers.delete(onChange);
    },
    hear(second) {
      const at = new Date(startMs + second * 1_000).toISOString();
      const known = {
        directorId: "d",
        clusterId: "c",
        name: "d",
        status: "ok",
        problem: null,
        keepalivedRunning: null,
      };
      const snapshot = directorSnapshotSchema.parse({ ...known, sampledAt: at, freshAt: at, vips: [], services: [] });
      view = { ...view, snapshots: new Map([["d", snapshot]]) };
      for (const notify of subscribers) notify();
    },
  };
}

test.each([
  ["a sample that is missing", [0, 2, 6], 0],
  ["a minute that nobody listened", [0, 2, 62, 64], 62],
  ["a pause longer than what is remembered", [0, 2, 400], 400],
])("samples that go on are told from the others: %s, at seconds %j", (_title, seconds, resumed) => {
  const live = listening();
  const store = createRecentStore(live);
  store.subscribe(() => undefined);
  store.remember("d");
  for (const second of seconds) live.hear(second);
  expect(store.resumedAt("d")).toBe(resumed === 0 ? 0 : startMs + resumed * 1_000);
  expect(store.samplesOf("d").at(-1)?.atMs).toBe(startMs + (seconds.at(-1) ?? 0) * 1_000);
});
