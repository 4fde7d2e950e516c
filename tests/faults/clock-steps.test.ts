import { describe, expect } from "vitest";
import type { OperationDeps } from "@/lib/operations/deps";
import { runOperation } from "@/lib/operations/lifecycle";
import { recoverOperations } from "@/lib/operations/recover";
import { newCluster } from "@/tests/support/fake-hosts/fake-cluster";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { clusterHandlers, operation, plan, request } from "@/tests/support/fake-hosts/panel";
import { reweight } from "@/tests/support/fake-hosts/wide-cluster";
import { appliedSite } from "./applied-site";
import { fault } from "./fault";

const hourMs = 3_600_000;

describe("somebody sets the panel's clock", () => {
  const cluster = newCluster({ engine: "keepalived", realServers: 1 });
  const site = appliedSite(cluster);
  /** What the panel's clock is off by. */
  let stepMs = 0;

  const setClock = () => new Date(Date.now() + stepMs);
  async function queue(weight: number, asked: { confirmWithinMin?: number } = {}): Promise<string> {
    await reweight(site.db.database, cluster.id, weight);
    const { id: planId } = await plan(site.deps(), cluster.id);
    return await request(site.deps(), {
      kind: "apply",
      clusterId: cluster.id,
      planId,
      request: asked,
    });
  }

  /** The worker's deps, whose clock is set when its `nth` program has run; recovery looks for abandoned work at once. */
  function deps(nth: number, byMs: number) {
    let count = 0;
    const own = site.deps({ clock: setClock });
    const stepping: typeof own = {
      ...own,
      hosts: {
        forget: () => undefined,
        close: async () => undefined,
        async run(hostId, lane, program, limits) {
          const outcome = await site.hosts.run(hostId, lane, program, limits);
          count += 1;
          if (count !== nth) return outcome;
          stepMs = byMs;
          await recoverOperations(stepping, clusterHandlers(stepping));
          return outcome;
        },
      },
    };
    return stepping;
  }

  /** A worker's deps, with `other` looking for abandoned work after each of its programs. */
  function lookedAfter(other: OperationDeps): OperationDeps {
    const own = site.deps();
    return {
      ...own,
      hosts: {
        forget: () => undefined,
        close: async () => undefined,
        async run(hostId, lane, program, limits) {
          const outcome = await site.hosts.run(hostId, lane, program, limits);
          await recoverOperations(other, clusterHandlers(other));
          return outcome;
        },
      },
    };
  }

  fault(
    {
      promise: "R19",
      fault: "panel ±1 h in the middle of an apply: taken back early",
      limit: 0,
      unit: "roll-backs",
      cannot: cannotUnshare,
    },
    async () => {
      const steps = [3, 6, 9].flatMap((nth) => [hourMs, -hourMs].map((byMs) => ({ nth, byMs })));
      let takenBack = 0;
      for (const [index, { nth, byMs }] of steps.entries()) {
        stepMs = 0;
        const id = await queue(20 + index);
        const worker = deps(nth, byMs);
        await runOperation(worker, id, clusterHandlers(worker));
        if ((await operation(worker, id)).state !== "confirmed") takenBack += 1;
      }
      return { trials: steps.length, worst: takenBack };
    },
  );

  fault(
    {
      promise: "R19",
      fault: "another worker's clock is ±1 h off: work that it takes away",
      limit: 0,
      unit: "taken",
      cannot: cannotUnshare,
    },
    async () => {
      const skews = [hourMs, -hourMs];
      let taken = 0;
      for (const [index, byMs] of skews.entries()) {
        stepMs = 0;
        const id = await queue(60 + index, { confirmWithinMin: 5 });
        const other = site.deps({ workerId: "another", clock: () => new Date(Date.now() + byMs) });
        const worker = lookedAfter(other);
        await runOperation(worker, id, clusterHandlers(worker));
        await recoverOperations(other, clusterHandlers(other));
        if ((await operation(worker, id)).state !== "awaiting_confirmation") taken += 1;
        await site.db.database.prisma.operation.update({ where: { id }, data: { asked: "confirm" } });
        await runOperation(worker, id, clusterHandlers(worker));
      }
      return { trials: skews.length, worst: taken };
    },
  );

  fault(
    {
      promise: "R19",
      fault: "panel ±1 h while a person is to confirm: taken back early",
      limit: 0,
      unit: "roll-backs",
      cannot: cannotUnshare,
    },
    async () => {
      const steps = [hourMs, -hourMs];
      let takenBack = 0;
      for (const [index, byMs] of steps.entries()) {
        stepMs = 0;
        const id = await queue(40 + index, { confirmWithinMin: 5 });
        const worker = site.deps({ clock: setClock });
        await runOperation(worker, id, clusterHandlers(worker));
        await recoverOperations(worker, clusterHandlers(worker));
        stepMs = byMs;
        await recoverOperations(worker, clusterHandlers(worker));
        if ((await operation(worker, id)).state !== "awaiting_confirmation") takenBack += 1;
        await site.db.database.prisma.operation.update({ where: { id }, data: { asked: "confirm" } });
        await runOperation(worker, id, clusterHandlers(worker));
        expect((await operation(worker, id)).state).toBe("confirmed");
      }
      return { trials: steps.length, worst: takenBack };
    },
  );
});
