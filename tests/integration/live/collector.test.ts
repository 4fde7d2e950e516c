import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Collector, startCollector } from "@/lib/collect/collector";
import type { CollectorDeps } from "@/lib/collect/collector-deps";
import { intervalAfter } from "@/lib/collect/director-loop";
import { loadSnapshot } from "@/lib/collect/store-snapshot";
import { openHistory } from "@/lib/history/history-store";
import type { Hosts, ProgramOutcome } from "@/lib/hosts/port";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { createDemoCluster, type DemoCluster } from "@/tests/support/demo-cluster";

let db: TestDatabase;
let cluster: DemoCluster;
let collector: Collector | undefined;

beforeAll(async () => {
  db = await createTestDatabase();
  cluster = await createDemoCluster(db.database);
});

afterEach(async () => {
  await collector?.stop();
  await db.database.prisma.liveSnapshot.deleteMany();
});

afterAll(async () => {
  await db.close();
});

function captured(name: string): string {
  return readFileSync(`tests/golden/ipvsadm/${name}`, "utf8");
}

function healthy(): ProgramOutcome {
  const steps = [
    {
      id: "sample",
      exitCode: 0,
      output: `${captured("traffic.stats").trimEnd()}\n-- keepalived running\n  |-- 10.77.0.100\n     /32 host LOCAL`,
    },
    { id: "listing", exitCode: 0, output: captured("traffic.listing") },
  ];
  return { kind: "completed", steps, durationMs: 40 };
}

const unreachableProblem = { code: "host.unreachable", params: { reason: "timeout" } } as const;

const unreachable: ProgramOutcome = { kind: "not-started", problem: unreachableProblem };

const shortPause: CollectorDeps["pause"] = (durationMs, signal) =>
  delay(durationMs / 100, undefined, { signal }).catch(() => undefined);

/** Directors that answer as `answer` says; the pauses of the loops are shortened a hundredfold. */
function start(
  answer: (hostId: string) => Promise<ProgramOutcome>,
  workerId = "worker-1",
  pause = shortPause,
): Collector {
  const hosts: Hosts = { run: (hostId) => answer(hostId), forget: () => undefined, close: async () => undefined };
  const deps: CollectorDeps = {
    database: db.database,
    history: openHistory(db.database),
    hosts,
    workerId,
    clock: () => new Date(),
    monotonicMs: () => performance.now(),
    pause,
    log: {
      error(detail, message) {
        throw new Error(message, { cause: detail });
      },
    },
  };
  collector = startCollector(deps);
  return collector;
}

/** Waits for a stored snapshot that is as wanted. */
async function stored(
  index: number,
  wanted: (snapshot: DirectorSnapshot) => boolean = () => true,
): Promise<DirectorSnapshot> {
  const directorId = cluster.directors[index]?.id ?? "";
  for (;;) {
    const snapshot = await loadSnapshot(db.database, directorId);
    if (snapshot !== null && wanted(snapshot)) return snapshot;
    await delay(5);
  }
}

test("stores what each director has: table, VIPs it holds, keepalived", async () => {
  start(async () => healthy());
  const snapshot = await stored(0);
  expect(snapshot).toMatchObject({
    clusterId: cluster.clusterId,
    name: cluster.directors[0]?.name,
    status: "ok",
    problem: null,
    freshAt: snapshot.sampledAt,
    vips: ["10.77.0.100"],
    keepalivedRunning: true,
  });
  expect(snapshot.services[0]).toMatchObject({ key: "TCP 10.77.0.100:80", scheduler: "rr", rates: null });
  expect(snapshot.services[0]?.destinations[1]).toMatchObject({ key: "10.77.0.21:80", active: 3, weight: 1 });
});

test("a director that never answers delays no other, is shown as failed, and has one attempt under way", async () => {
  const [first] = cluster.directors;
  let attempts = 0;
  const silent = () => {
    attempts += 1;
    return new Promise<ProgramOutcome>(() => undefined);
  };
  start((hostId) => (hostId === first?.hostId ? silent() : Promise.resolve(healthy())));
  const one = await stored(1);
  await stored(1, ({ sampledAt }) => sampledAt > one.sampledAt);
  const failed = await stored(0);
  expect(failed).toMatchObject({ status: "failed", problem: { code: "host.timeout" } });
  await stored(0, ({ sampledAt }) => sampledAt > failed.sampledAt);
  expect(attempts).toBe(1);
});

test("directors whose kernels were changed are sampled at once, and those of other clusters at their time", async () => {
  const other = await createDemoCluster(db.database, { directorCount: 1, vip: "10.77.0.101" });
  const sampled = new Map<string, number>();
  const count = (hostId: string) => sampled.get(hostId) ?? 0;
  const answer = async (hostId: string) => {
    sampled.set(hostId, count(hostId) + 1);
    return healthy();
  };
  // Its time never comes.
  const forever: CollectorDeps["pause"] = async (_, signal) => {
    if (!signal.aborted) await once(signal, "abort");
  };
  start(answer, "worker-1", forever);
  const hosts = cluster.directors.map(({ hostId }) => hostId);
  const elsewhere = other.directors[0]?.hostId ?? "";
  await expect.poll(() => [...hosts, elsewhere].map(count)).toEqual([1, 1, 1]);
  const change = (clusterId: string) =>
    db.database.transaction((tx) => db.database.notify(tx, "signalbox_sample", clusterId));
  await change(cluster.clusterId);
  await expect.poll(() => hosts.map(count)).toEqual([2, 2]);
  await change(cluster.clusterId);
  await expect.poll(() => hosts.map(count)).toEqual([3, 3]);
  expect(count(elsewhere)).toBe(1);
});

test("a failed sample keeps the last good figures with the time they were taken", async () => {
  let answer = healthy();
  start(async () => answer);
  await stored(0);
  answer = unreachable;
  const failed = await stored(0, ({ status }) => status === "failed");
  expect(failed.problem).toEqual(unreachableProblem);
  expect(failed.services).toHaveLength(1);
  expect(Date.parse(failed.freshAt ?? "")).toBeLessThan(Date.parse(failed.sampledAt));
  answer = healthy();
  expect((await stored(0, ({ status }) => status === "ok")).problem).toBeNull();
});

test("a restarted worker remembers the last good figures of a director that is away", async () => {
  await start(async () => healthy(), "worker-1");
  const good = await stored(0);
  await collector?.stop();
  start(async () => unreachable, "worker-2");
  const failed = await stored(0, ({ status }) => status === "failed");
  expect(failed.services).toEqual(expect.arrayContaining([expect.objectContaining({ key: good.services[0]?.key })]));
});

test("a director without a readable table says so and shows no figures", async () => {
  start(async () => ({
    kind: "completed",
    durationMs: 1,
    steps: [{ id: "sample", exitCode: 127, output: "not found" }],
  }));
  expect(await stored(0)).toMatchObject({
    status: "failed",
    problem: { code: "host.program_failed", params: {} },
    services: [],
    freshAt: null,
  });
});

test("a fault of our own costs one sample, not the loop", async () => {
  const faults: string[] = [];
  let calls = 0;
  const hosts: Hosts = {
    async run() {
      calls += 1;
      if (calls <= 2) throw new Error("no route to the database");
      return healthy();
    },
    forget: () => undefined,
    close: async () => undefined,
  };
  collector = startCollector({
    database: db.database,
    history: openHistory(db.database),
    hosts,
    workerId: "worker-1",
    clock: () => new Date(),
    monotonicMs: () => performance.now(),
    pause: shortPause,
    log: { error: (_detail, message) => faults.push(message) },
  });
  await stored(0, ({ status }) => status === "ok");
  expect(faults).toEqual(["sample failed", "sample failed"]);
});

test("each director is sampled by one of the living workers, and by another when that one is gone", async () => {
  const heartbeatAt = new Date();
  await db.database.prisma.workerPresence.createMany({
    data: ["worker-1", "worker-2"].map((id) => ({ id, version: "test", heartbeatAt })),
  });
  const many = await createDemoCluster(db.database, { directorCount: 12, vip: "10.77.0.103" });
  const mine = new Set(many.directors.map(({ hostId }) => hostId));
  const asked = new Map<string, Set<string>>([
    ["worker-1", new Set()],
    ["worker-2", new Set()],
  ]);
  const collectors = [...asked].map(([workerId, hosts]) =>
    start(async (hostId) => {
      if (mine.has(hostId)) hosts.add(hostId);
      return healthy();
    }, workerId),
  );
  const total = () => [...asked.values()].reduce((sum, { size }) => sum + size, 0);
  while (total() < 12) await delay(5);
  const [one, two] = [...asked.values()];
  expect(one?.size).toBeGreaterThan(0);
  expect(two?.size).toBeGreaterThan(0);
  expect([...(one ?? [])].filter((hostId) => two?.has(hostId))).toEqual([]);
  await collectors[1]?.stop();
  await db.database.prisma.workerPresence.delete({ where: { id: "worker-2" } });
  while (asked.get("worker-1")?.size !== 12) await delay(5);
  await collectors[0]?.stop();
});

test("a director out of reach is asked every two seconds; one whose samples fail is left in peace for longer", async () => {
  const broken: ProgramOutcome = { kind: "completed", steps: [], durationMs: 40 };
  for (const { outcome, least, most } of [
    { outcome: unreachable, least: 1_000, most: 2_000 },
    { outcome: broken, least: 5_000, most: 10_000 },
  ]) {
    const pauses: number[] = [];
    let attempts = 0;
    const noted: CollectorDeps["pause"] = (durationMs, signal) => {
      // 5 s lie between looks for new directors, and 8 s are what a sample may take.
      if (durationMs !== 5_000 && durationMs !== 8_000) pauses.push(durationMs);
      return shortPause(durationMs, signal);
    };
    start(
      async () => {
        attempts += 1;
        return outcome;
      },
      "worker-1",
      noted,
    );
    while (attempts < 20) await delay(5);
    await collector?.stop();
    expect(Math.max(...pauses)).toBeGreaterThan(least);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(most);
  }
});

test("the pause grows with failures up to ten seconds and is two seconds without", () => {
  expect([0, 1, 2, 3, 4, 30].map(intervalAfter)).toEqual([2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
});
