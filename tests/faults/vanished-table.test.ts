import { beforeAll, describe, expect } from "vitest";
import { loadDrift } from "@/lib/desired/load-drift";
import { updateDrift } from "@/lib/desired/update-drift";
import { claimDueClusters } from "@/lib/drift/claim-due-clusters";
import { lookAtCluster } from "@/lib/drift/look-at-cluster";
import { newCluster } from "@/tests/support/fake-hosts/fake-cluster";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { operator } from "@/tests/support/fake-hosts/panel";
import { appliedSite } from "./applied-site";
import { fault } from "./fault";

describe("a table that is suddenly empty", () => {
  const cluster = newCluster({ engine: "ipvsadm", directors: 2, realServers: 1 });
  const directors = cluster.directors.map(({ hostId }) => hostId);
  const site = appliedSite(cluster);
  beforeAll(async () => {
    if (cannotUnshare !== null) return;
    const { revision } = await loadDrift(site.db, cluster.id);
    await updateDrift(site.db, operator, { id: cluster.id, revision, changes: { autoRepair: true } });
  });

  /** Looks until it is an alarm; the watch of a cluster whose drift is repaired without anybody. */
  async function looksUntilAlarm(): Promise<number> {
    for (let looks = 1; looks <= 5; looks += 1) {
      // A minute after everything that happened so far.
      const clock = () => new Date(Date.now() + looks * 60_000);
      const deps = { ...site.deps(), clock, pause: async () => undefined };
      await claimDueClusters(site.db.database, clock());
      await lookAtCluster(deps, cluster.id, new AbortController().signal);
      const { items } = await loadDrift(site.db, cluster.id);
      if (items.some(({ kind }) => kind === "table_vanished")) return looks;
    }
    return Number.POSITIVE_INFINITY;
  }

  fault(
    {
      promise: "R11",
      fault: "ipvsadm -C on one director and on all, with automatic repair: looks until the alarm, nothing sent",
      limit: 2,
      unit: "looks",
      cannot: cannotUnshare,
    },
    async () => {
      let worst = 0;
      for (const emptied of [directors.slice(0, 1), directors]) {
        for (const id of emptied) site.hosts.get(id).ipvs.clear();
        const sent = site.hosts.programs.length;
        worst = Math.max(worst, await looksUntilAlarm());
        const scripts = site.hosts.programs
          .slice(sent)
          .flatMap(({ program }) => program.steps.map(({ script }) => script));
        expect(scripts.filter((script) => /ipvsadm (-R|--restore)/.test(script))).toEqual([]);
        expect(await site.db.database.prisma.operation.count()).toBe(1);
        for (const id of emptied) expect(site.hosts.get(id).ipvs.table.services).toEqual([]);
      }
      return { trials: 2, worst };
    },
  );
});
