import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { type Health, healthResourceSchema } from "@/lib/api/resources/health";
import { ensureBuild } from "@/lib/runtime/ensure-build";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { kernelWeights } from "@/tests/support/fake-hosts/kernel-weights";
import { operation } from "@/tests/support/fake-hosts/panel";
import { startWorkerRig, type WorkerRig } from "@/tests/support/fake-hosts/worker-rig";
import type { Installation } from "@/tests/support/installation";
import { type OwnPostgres, startOwnPostgres } from "@/tests/support/own-postgres";
import { fault } from "./fault";
import { bySize } from "./fault-size";

describe("PostgreSQL that goes away and comes back", () => {
  let postgres: OwnPostgres;
  let rig: WorkerRig;
  let panel: Installation;
  let processes: ReturnType<Installation["parts"]>;

  beforeAll(async () => {
    if (cannotUnshare !== null) return;
    const distDir = process.env.SIGNALBOX_DIST_DIR ?? ".next";
    await ensureBuild({ root: path.resolve("."), distDir, say: () => undefined, signal: new AbortController().signal });
    postgres = await startOwnPostgres();
    rig = await startWorkerRig(async () => postgres);
    panel = await rig.startPanel();
    processes = panel.parts();
  }, 300_000);
  afterAll(() => rig?.close());

  async function health(): Promise<Health> {
    return healthResourceSchema.parse(await (await fetch(`${panel.origin}/api/v1/health`)).json());
  }

  /** Seconds until web says that. */
  async function secondsUntil(holds: (found: Health) => boolean): Promise<number> {
    const startedMs = performance.now();
    await expect.poll(async () => holds(await health()), { timeout: 60_000, interval: 50 }).toBe(true);
    return (performance.now() - startedMs) / 1000;
  }

  const isAway = ({ checks }: Health) => checks.database === "away";
  const isBack = ({ ready, checks }: Health) => ready && checks.database === "ok" && checks.worker === "ok";
  const awayMs = bySize({ quick: 5_000, full: 300_000 });

  const common = { promise: "R4", cannot: cannotUnshare, timeoutMs: 900_000 } as const;

  fault(
    { ...common, fault: "stopped in the middle of an apply: programs sent while it is away", limit: 0, unit: "writes" },
    async () => {
      let sent = 0;
      const began = new Promise<void>((resolve) => {
        rig.doors.keeper = {
          before({ steps }) {
            if (steps[0] === "fence") resolve();
            return true;
          },
        };
      });
      const before = kernelWeights(rig.hosts, rig.directors);
      const id = await rig.queue(20);
      await began;
      await postgres.stopAtOnce();
      rig.doors.keeper = {
        before({ steps }) {
          if (steps[0] === "fence") sent += 1;
          return true;
        },
      };
      // How long it is away is the fault itself.
      await delay(awayMs);
      const sentWhileAway = sent;
      await postgres.start();
      await expect.poll(async () => (await operation(rig.deps, id)).finishedAt, { timeout: 60_000 }).not.toBeNull();
      const { state } = await operation(rig.deps, id);
      expect(state).toMatch(/^(confirmed|rolled_back)$/);
      const expected = state === "confirmed" ? rig.directors.map(() => [20]) : before;
      expect(kernelWeights(rig.hosts, rig.directors)).toEqual(expected);
      return { trials: 1, worst: sentWhileAway };
    },
  );

  fault({ ...common, fault: "stopped: until web says so", limit: 5, unit: "s" }, async () => {
    await postgres.stopAtOnce();
    const worst = await secondsUntil(isAway);
    await postgres.start();
    await secondsUntil(isBack);
    return { trials: 1, worst };
  });

  fault(
    {
      ...common,
      fault: "restarted at once, again and again: until web and worker work again, by themselves",
      limit: 10,
      unit: "s",
    },
    async () => {
      const trials = bySize({ quick: 2, full: 20 });
      let worst = 0;
      for (let trial = 0; trial < trials; trial += 1) {
        await postgres.stopAtOnce();
        await postgres.start();
        const startedMs = performance.now();
        await secondsUntil(isBack);
        const id = await rig.queue(100 + trial);
        await expect.poll(async () => (await operation(rig.deps, id)).startedAt, { timeout: 60_000 }).not.toBeNull();
        worst = Math.max(worst, (performance.now() - startedMs) / 1000);
        await expect.poll(async () => (await operation(rig.deps, id)).state, { timeout: 60_000 }).toBe("confirmed");
      }
      expect(panel.parts()).toEqual(processes);
      return { trials, worst };
    },
  );
});
