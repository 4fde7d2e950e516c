import { afterAll, beforeAll, describe, expect } from "vitest";
import { loadDrift } from "@/lib/desired/load-drift";
import { updateDrift } from "@/lib/desired/update-drift";
import { claimDueClusters } from "@/lib/drift/claim-due-clusters";
import { lookAtCluster } from "@/lib/drift/look-at-cluster";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { operator, planAndApply } from "@/tests/support/fake-hosts/panel";
import { fault } from "./fault";

describe("a table that is suddenly empty", () => {
  const cluster = newCluster({ engine: "ipvsadm", directors: 2, realServers: 1 });
  const directors = cluster.directors.map(({ hostId }) => hostId);
  let db: TestDatabase;
  let hosts: FakeHosts;

  beforeAll(async () => {
    if (cannotUnshare !== null) return;
    db = await createTestDatabase();
    hosts = await startHosts(cluster, false);
    await insertCluster(db.database, cluster);
    await planAndApply(testDeps(db.database, hosts), cluster.id);
    const { revision } = await loadDrift(db, cluster.id);
    await updateDrift(db, operator, { id: cluster.id, revision, changes: { autoRepair: true } });
  });
  afterAll(async () => {
    await hosts?.close();
    await db?.close();
  });

  /** Looks until it is an alarm; the watch of a cluster whose drift is repaired without anybody. */
  async function looksUntilAlarm(): Promise<number> {
    for (let looks = 1; looks <= 5; looks += 1) {
      // A minute after everything that happened so far.
      const clock = () => new Date(Date.now() + looks * 60_000);
      const deps = { ...testDeps(db.database, hosts), clock, pause: async () => undefined };
      await claimDueClusters(db.database, clock());
      await lookAtCluster(deps, cluster.id, new AbortController().signal);
      const { items } = await loadDrift(db, cluster.id);
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
        for (const id of emptied) hosts.get(id).ipvs.clear();
        const sent = hosts.programs.length;
        worst = Math.max(worst, await looksUntilAlarm());
        const scripts = hosts.programs.slice(sent).flatMap(({ program }) => program.steps.map(({ script }) => script));
        expect(scripts.filter((script) => /ipvsadm (-R|--restore)/.test(script))).toEqual([]);
        expect(await db.database.prisma.operation.count()).toBe(1);
        for (const id of emptied) expect(hosts.get(id).ipvs.table.services).toEqual([]);
      }
      return { trials: 2, worst };
    },
  );
});
