import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startCollector } from "@/lib/collect/collector";
import type { CollectorDeps } from "@/lib/collect/collector-deps";
import { startHistoryWatch } from "@/lib/collect/start-history-watch";
import { defaultHistory } from "@/lib/config/history-keep";
import type { Frame } from "@/lib/history/frame";
import { openHistory } from "@/lib/history/history-store";
import { type Level, minuteLevel, quarterLevel, sampleLevel } from "@/lib/history/levels";
import type { Hosts, ProgramOutcome } from "@/lib/hosts/port";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { createDemoCluster } from "@/tests/support/demo-cluster";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const speed = 200;

function captured(name: string): string {
  return readFileSync(`tests/golden/ipvsadm/${name}`, "utf8");
}

function healthy(): ProgramOutcome {
  const steps = [
    { id: "sample", exitCode: 0, output: captured("traffic.stats") },
    { id: "listing", exitCode: 0, output: captured("traffic.listing") },
  ];
  return { kind: "completed", steps, durationMs: 40 };
}

const away: ProgramOutcome = {
  kind: "not-started",
  problem: { code: "host.unreachable", params: { reason: "timeout" } },
};

test("what a worker samples becomes history by itself; while a director is away nothing is written for it", async () => {
  const { directors } = await createDemoCluster(db.database);
  const [good, bad] = directors;
  const startMs = Date.now();
  const history = openHistory(db.database);
  const hosts: Hosts = {
    run: async (hostId) => (hostId === good?.hostId ? healthy() : away),
    forget: () => undefined,
    close: async () => undefined,
  };
  const elapsedMs = () => (Date.now() - startMs) * speed;
  const shared: CollectorDeps = {
    ...{ database: db.database, hosts, history, workerId: "worker-1", monotonicMs: elapsedMs },
    clock: () => new Date(startMs + elapsedMs()),
    pause: (durationMs, signal) => delay(durationMs / speed, undefined, { signal }).catch(() => undefined),
    log: {
      error(detail, message) {
        throw new Error(message, { cause: detail });
      },
    },
  };
  const collector = startCollector(shared);
  const stopWatch = startHistoryWatch({ ...shared, keep: { ...defaultHistory, sampleMs: 12 * 3_600_000 } });
  const framesOf = async (level: Level, directorId: string | undefined): Promise<Frame[]> => {
    const frames: Frame[] = [];
    const span = { fromMs: startMs, toMs: startMs + 30 * 86_400_000 };
    for await (const frame of history.read(level, directorId ?? "", span)) frames.push(frame);
    return frames;
  };
  await vi.waitFor(async () => expect(await framesOf(quarterLevel, good?.id)).not.toEqual([]), {
    timeout: 60_000,
    interval: 200,
  });
  await collector.stop();
  await stopWatch();
  expect((await framesOf(minuteLevel, good?.id)).length).toBeGreaterThan(1);
  const [first] = await framesOf(sampleLevel, good?.id);
  expect(first?.series.map(({ destination }) => destination)).toContain("10.77.0.21:80");
  for (const level of [sampleLevel, minuteLevel, quarterLevel]) expect(await framesOf(level, bad?.id)).toEqual([]);
}, 90_000);
