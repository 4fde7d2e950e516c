import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storeSnapshot } from "@/lib/collect/store-snapshot";
import { type LiveHub, startHub } from "@/lib/live/hub";
import { liveStream } from "@/lib/live/live-stream";
import { type DirectorSnapshot, directorSnapshotSchema } from "@/lib/live/snapshot";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { createDemoCluster, type DemoCluster } from "@/tests/support/demo-cluster";

let db: TestDatabase;
let hub: LiveHub;
let cluster: DemoCluster;
let other: DemoCluster;

const log = {
  error(detail: Readonly<Record<string, unknown>>, message: string): never {
    throw new Error(message, { cause: detail });
  },
};

beforeAll(async () => {
  db = await createTestDatabase();
  cluster = await createDemoCluster(db.database);
  other = await createDemoCluster(db.database, { vip: "10.77.0.101" });
  hub = await startHub(db.database, log);
});

afterAll(async () => {
  await hub.close();
  await db.close();
});

let ticks = 0;

function snapshotOf({ clusterId, directors }: DemoCluster, index = 0): DirectorSnapshot {
  const director = directors[index];
  if (director === undefined) throw new Error("no such director");
  ticks += 1;
  const sampledAt = new Date(Date.UTC(2026, 0, 1) + ticks * 2_000).toISOString();
  return directorSnapshotSchema.parse({
    directorId: director.id,
    clusterId,
    name: director.name,
    sampledAt,
    status: "ok",
    problem: null,
    freshAt: sampledAt,
    vips: [],
    keepalivedRunning: true,
    services: [],
  });
}

function open(clusterId: string | null = null, clock = () => new Date()) {
  const abort = new AbortController();
  const stream = liveStream(hub, { clusterId, signal: abort.signal, build: "test", clock });
  return { abort, reader: stream.getReader() };
}

/** Reads events until one satisfies `wanted`, and returns all that came. */
async function readUntil(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  wanted: (text: string) => boolean,
): Promise<string> {
  let text = "";
  while (!wanted(text)) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`the stream ended after: ${text}`);
    text += new TextDecoder().decode(value);
  }
  return text;
}

test("a stored snapshot reaches every browser that watches its cluster, and no other", async () => {
  const mine = open(cluster.clusterId);
  const all = open();
  const foreign = open(other.clusterId);
  const snapshot = snapshotOf(cluster);
  await storeSnapshot(db.database, snapshot);
  for (const { reader } of [mine, all]) {
    const text = await readUntil(reader, (read) => read.includes(snapshot.sampledAt));
    expect(text).toMatch(/^retry: \d+\n\nevent: hello\n/);
    expect(text).toContain(`event: snapshot\ndata: ${JSON.stringify(snapshot)}\n\n`);
  }
  const theirs = snapshotOf(other);
  await storeSnapshot(db.database, theirs);
  const text = await readUntil(foreign.reader, (read) => read.includes(theirs.sampledAt));
  expect(text).not.toContain(cluster.clusterId);
  for (const { abort } of [mine, all, foreign]) abort.abort();
});

test("a browser that comes later gets the newest snapshots at once", async () => {
  const snapshot = snapshotOf(cluster, 1);
  await storeSnapshot(db.database, snapshot);
  const first = open(cluster.clusterId);
  await readUntil(first.reader, (read) => read.includes(snapshot.sampledAt));
  const later = open(cluster.clusterId);
  await readUntil(later.reader, (read) => read.includes(snapshot.sampledAt));
  first.abort.abort();
  later.abort.abort();
});

test("a browser that goes leaves no listener behind, however it goes", async () => {
  expect(hub.listenerCount).toBe(0);
  const aborted = open();
  const cancelled = open();
  expect(hub.listenerCount).toBe(2);
  aborted.abort.abort();
  await cancelled.reader.cancel();
  expect(hub.listenerCount).toBe(0);
  const late = new AbortController();
  late.abort();
  const reader = liveStream(hub, {
    clusterId: null,
    signal: late.signal,
    build: "",
    clock: () => new Date(),
  }).getReader();
  while (!(await reader.read()).done);
  expect(hub.listenerCount).toBe(0);
});

test("a reader that takes nothing skips to the newest figures instead of falling behind", async () => {
  const slow = open(cluster.clusterId);
  const fast = open(cluster.clusterId);
  let newest = snapshotOf(cluster);
  for (let count = 0; count < 20; count += 1) {
    newest = snapshotOf(cluster);
    await storeSnapshot(db.database, newest);
  }
  const { sampledAt } = newest;
  await readUntil(fast.reader, (read) => read.includes(sampledAt));
  const text = await readUntil(slow.reader, (read) => read.includes(sampledAt));
  expect(text.split("event: snapshot").length - 1).toBeLessThanOrEqual(4);
  slow.abort.abort();
  fast.abort.abort();
});

test("a director that left the panel is told to be gone when the notices had a gap", async () => {
  const leaving = await createDemoCluster(db.database, { directorCount: 1, vip: "10.77.0.102" });
  const snapshot = snapshotOf(leaving);
  await storeSnapshot(db.database, snapshot);
  const { reader, abort } = open(leaving.clusterId);
  await readUntil(reader, (read) => read.includes(snapshot.sampledAt));
  await db.database.prisma.cluster.delete({ where: { id: leaving.clusterId } });
  await db.database.transaction((tx) => db.database.notify(tx, "signalbox_live", snapshot.directorId));
  await readUntil(reader, (read) => read.includes("event: gone"));
  expect(hub.snapshots().some(({ directorId }) => directorId === snapshot.directorId)).toBe(false);
  abort.abort();
});

test("a snapshot of a director that does not exist is stored nowhere", async () => {
  await storeSnapshot(db.database, { ...snapshotOf(cluster), directorId: randomUUID() });
  expect(await db.database.prisma.liveSnapshot.count({ where: { director: { clusterId: cluster.clusterId } } })).toBe(
    2,
  );
});
