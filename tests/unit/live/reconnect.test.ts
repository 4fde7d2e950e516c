import { expect, test } from "vitest";
import { countConnections } from "@/components/cluster/counted-connections";
import { emptyView, type LiveEvent, type LiveView, takeEvent } from "@/components/live/live-view";
import { addSample, type RecentSample } from "@/components/live/recent-samples";
import { type DirectorSnapshot, directorSnapshotSchema } from "@/lib/live/snapshot";
import { diffSnapshots } from "@/lib/live/snapshot-delta";

/** Ten connections a second, told of every second. */
function snapshotAt(second: number): DirectorSnapshot {
  const at = new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString();
  const counters = { connections: String(10 * second), inPackets: "0", outPackets: "0", inBytes: "0", outBytes: "0" };
  const figures = { weight: 1, active: 0, inactive: 0, templates: null, counters, rates: null };
  const destination = { key: "10.0.0.2:80", address: "10.0.0.2", port: 80, forwarding: "dr", ...figures };
  return directorSnapshotSchema.parse({
    ...{ directorId: "one", clusterId: "c", name: "one", sampledAt: at, status: "ok", problem: null, freshAt: at },
    ...{ vips: [], keepalivedRunning: true },
    services: [
      {
        ...{ key: "TCP 10.0.0.1:80", scheduler: "rr", attributes: "rr", persistenceSec: null },
        ...{ counters, rates: null, destinations: [destination] },
      },
    ],
  });
}

const event = (name: LiveEvent["name"], value: unknown): LiveEvent => ({ name, data: JSON.stringify(value) });
const hello = event("hello", { serverTime: "2026-01-01T00:00:00.000Z", build: "7" });

/** What a connection tells that is open during these seconds: the newest sample whole, and then what is new. */
function connection(from: number, to: number): LiveEvent[] {
  const news = Array.from({ length: to - from }, (_, index) => from + index).map((second) =>
    event("delta", diffSnapshots(snapshotAt(second), snapshotAt(second + 1))),
  );
  return [hello, event("snapshot", snapshotAt(from)), ...news];
}

function hear(events: readonly LiveEvent[]): { view: LiveView; recent: readonly RecentSample[] } {
  let [view, recent]: [LiveView, readonly RecentSample[]] = [emptyView, []];
  for (const each of events) {
    const taken = takeEvent(view, each);
    if (taken.kind === "gap") throw new Error("a gap");
    view = taken.view;
    const snapshot = view.snapshots.get("one");
    if (snapshot !== undefined) recent = addSample(recent, snapshot);
  }
  return { view, recent };
}

const secondsOf = (recent: readonly RecentSample[]) => recent.map(({ atMs }) => (atMs - Date.UTC(2026, 0, 1)) / 1_000);

test("a reader that was cut off has the same newest sample as one that was not", () => {
  const cutOff = hear([...connection(1, 5), ...connection(9, 12)]);
  expect(cutOff.view).toEqual(hear(connection(1, 12)).view);
});

test("a sample that both connections tell is taken once, and no connection is missed or counted twice over the gap", () => {
  const { view, recent } = hear([...connection(1, 5), ...connection(5, 6), ...connection(9, 12)]);
  expect(secondsOf(recent)).toEqual([1, 2, 3, 4, 5, 6, 9, 10, 11, 12]);
  const service = view.snapshots.get("one")?.services[0];
  if (service === undefined) throw new Error("the service was told of");
  expect(countConnections(service, recent)?.total).toBe(110);
});
