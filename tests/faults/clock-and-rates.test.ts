import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { startCollector } from "@/lib/collect/collector";
import { readPayload } from "@/lib/db/read-payload";
import { openHistory } from "@/lib/history/history-store";
import type { Hosts } from "@/lib/hosts/port";
import { type DirectorSnapshot, directorSnapshotSchema } from "@/lib/live/snapshot";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { createDemoCluster } from "@/tests/support/demo-cluster";
import { fault } from "./fault";

const hourMs = 3_600_000;
const speed = 20;

describe("clocks that are set while rates are measured", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
    await createDemoCluster(db.database);
  });
  afterAll(() => db.close());

  fault(
    {
      promise: "R19",
      fault: "panel ±1 h and NTP jumps while it samples: wrong rates",
      limit: 0,
      unit: "rates",
    },
    async () => {
      // Twenty times as fast as life, like the pauses below.
      const nowMs = () => performance.now() * speed;
      const captured = (name: string) => readFileSync(`tests/golden/ipvsadm/${name}`, "utf8");
      const [stats, listing] = [captured("traffic.stats"), captured("traffic.listing")];
      const hosts: Hosts = {
        run: async () => ({
          kind: "completed",
          steps: [
            // Every counter goes up by a hundred a second.
            {
              id: "sample",
              exitCode: 0,
              output: stats.replaceAll(/(?<= )\d+(?= |\n)/g, String(Math.floor(nowMs() / 10))),
            },
            { id: "listing", exitCode: 0, output: listing },
          ],
          durationMs: 1,
        }),
        forget: () => undefined,
        close: async () => undefined,
      };
      const startedMs = Date.now();
      const jumps = [0, hourMs, -hourMs, 1_500, -1_500];
      let samples = 0;
      const collector = startCollector({
        database: db.database,
        history: openHistory(db.database),
        hosts,
        workerId: "worker-1",
        clock: () => new Date(startedMs + nowMs() + (jumps[samples++ % jumps.length] ?? 0)),
        monotonicMs: nowMs,
        pause: (durationMs, signal) => delay(durationMs / speed, undefined, { signal }).catch(() => undefined),
        log: { error: (detail, message) => expect.unreachable(`${message}: ${JSON.stringify(detail)}`) },
      });
      const seen: DirectorSnapshot[] = [];
      const unlisten = await db.database.listen("signalbox_live", (directorId) => {
        void db.database.prisma.liveSnapshot
          .findUnique({ where: { directorId } })
          .then(async (row) => await readPayload(directorSnapshotSchema, row?.payload))
          .then((snapshot) => snapshot !== null && seen.push(snapshot));
      });
      const measured = () => seen.flatMap(ratesOf);
      await expect.poll(() => measured().length, { timeout: 30_000 }).toBeGreaterThan(200);
      await collector.stop();
      await unlisten();
      // A busy machine may take a moment between counting and looking at the clock.
      return { trials: measured().length, worst: measured().filter((rate) => rate < 50 || rate > 200).length };
    },
  );
});

function ratesOf({ services }: DirectorSnapshot): number[] {
  return services.flatMap(({ rates, destinations }) =>
    [rates, ...destinations.map((one) => one.rates)].flatMap((one) => (one === null ? [] : Object.values(one))),
  );
}
