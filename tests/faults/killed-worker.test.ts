import { describe, expect } from "vitest";
import { renderSave } from "@/lib/ipvs/render-save";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { runOperation } from "@/lib/operations/lifecycle";
import { recoverOperations } from "@/lib/operations/recover";
import { dyingWorker } from "@/tests/support/fake-hosts/dying-worker";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { clusterHandlers, operation, plan, planAndApply, request } from "@/tests/support/fake-hosts/panel";
import { reweight, wideCluster } from "@/tests/support/fake-hosts/wide-cluster";
import { appliedSite } from "./applied-site";
import { fault } from "./fault";
import { bySize } from "./fault-size";

/** Three keepalived at once are slow on a busy machine, and slowness is not this fault. */
const readBackMs = 30_000;

describe("an apply whose worker dies", () => {
  const cluster = wideCluster();
  const directors = cluster.directors.map(({ hostId }) => hostId);
  const site = appliedSite(cluster, { readBackMs });
  /** File and kernel of every director. */
  const inForce = () =>
    Promise.all(
      directors.map(async (id) => ({
        conf: await site.hosts.get(id).file(keepalivedConfPath),
        table: renderSave(site.hosts.get(id).ipvs.table).split("\n").sort(),
      })),
    );

  /** Null = the apply has fewer programs than that. */
  async function dieAt(
    last: number,
    sent: boolean,
    weight: number,
  ): Promise<"all or nothing" | "silent partial" | null> {
    const deps = site.deps();
    await reweight(site.db.database, cluster.id, weight);
    const before = await inForce();
    const { id: planId } = await plan(deps, cluster.id);
    const id = await request(deps, { kind: "apply", clusterId: cluster.id, planId, request: { planId } });
    const dying = dyingWorker(site.hosts, site.db.database, last, sent);
    const killed = site.deps({ hosts: dying.hosts, database: dying.database });
    const ended = runOperation(killed, id, clusterHandlers(killed)).then(() => "ended" as const);
    if ((await Promise.race([ended, dying.dead.then(() => "dead" as const)])) === "ended") return null;
    await site.db.database.prisma.operation.updateMany({
      where: { id, state: { in: ["running", "verifying"] } },
      // Its timer goes on in this process, and must find nothing that it could keep alive.
      data: { heartbeatAt: new Date(0), leaseOwner: "dead" },
    });
    await recoverOperations(deps, clusterHandlers(deps));

    const settled = await operation(deps, id);
    expect(settled.finishedAt).not.toBeNull();
    expect(settled.steps.filter(({ state }) => state === "running")).toEqual([]);
    const after = await inForce();
    const isNew = after.every(({ table }) =>
      table.every((line) => !line.startsWith("-a") || weightOf(line) === weight),
    );
    const isOld = JSON.stringify(after) === JSON.stringify(before);
    const honest = settled.state === "confirmed" ? isNew : isOld && /^(failed|rolled_back)$/.test(settled.state);
    return honest ? "all or nothing" : "silent partial";
  }

  fault(
    {
      promise: "R1",
      fault: "the worker dead before and after every program of an apply, 3 directors × 200 changes",
      limit: 0,
      unit: "partial",
      cannot: cannotUnshare,
      timeoutMs: 3_600_000,
    },
    async () => {
      const stride = bySize({ quick: 5, full: 1 });
      let trials = 0;
      let partial = 0;
      for (let point = 0; ; point += stride) {
        const found = await dieAt(Math.floor(point / 2) + 1, point % 2 === 1, 11 + trials);
        if (found === null) break;
        trials += 1;
        if (found === "silent partial") partial += 1;
      }
      // The lock is free: whoever comes next gets what they ask for.
      const deps = site.deps();
      await reweight(site.db.database, cluster.id, 5_000);
      await planAndApply(deps, cluster.id);
      return { trials, worst: partial };
    },
  );
});

function weightOf(line: string): number {
  return Number(/ -w (\d+)/.exec(line)?.[1]);
}
