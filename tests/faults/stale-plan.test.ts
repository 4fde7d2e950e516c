import { afterAll, beforeAll, describe, expect } from "vitest";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { OperationDeps } from "@/lib/operations/deps";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { apply, plan, planAndApply } from "@/tests/support/fake-hosts/panel";
import { reweight } from "@/tests/support/fake-hosts/wide-cluster";
import { fault } from "./fault";

describe("what somebody changes by hand between plan and apply", () => {
  const cluster = newCluster({ engine: "keepalived", realServers: 1 });
  const [master = "", backup = ""] = cluster.directors.map(({ hostId }) => hostId);
  const server = cluster.realServers[0]?.hostId ?? "";
  let db: TestDatabase;
  let hosts: FakeHosts;
  let deps: OperationDeps;

  beforeAll(async () => {
    if (cannotUnshare !== null) return;
    db = await createTestDatabase();
    hosts = await startHosts(cluster, false);
    await insertCluster(db.database, cluster);
    deps = testDeps(db.database, hosts);
    await planAndApply(deps, cluster.id);
  });
  afterAll(async () => {
    await hosts?.close();
    await db?.close();
  });

  const hands: readonly (() => Promise<unknown>)[] = [
    async () =>
      hosts.get(master).write(keepalivedConfPath, `${await hosts.get(master).file(keepalivedConfPath)}# by hand\n`),
    async () => hosts.get(backup).ipvs.restore(["-D -t 10.77.0.200:80"]),
    async () => hosts.get(backup).ipvs.restore(["-E -t 10.77.0.200:80 -s sh"]),
    () => hosts.get(server).namespace.run("ip", "address", "del", "10.77.0.200/32", "dev", "lo"),
    () => hosts.get(backup).namespace.run("keepalived-service", "stop"),
  ];

  fault(
    {
      promise: "R14",
      fault: "file, kernel, address or daemon changed by hand after the plan: programs that write",
      limit: 0,
      unit: "writes",
      cannot: cannotUnshare,
    },
    async () => {
      let writes = 0;
      for (const [index, change] of hands.entries()) {
        await reweight(db.database, cluster.id, 20 + index);
        const { id } = await plan(deps, cluster.id);
        await change();
        const sent = hosts.programs.length;
        expect(await apply(deps, cluster.id, id)).toMatchObject({ state: "failed", problem: { code: "plan.stale" } });
        writes += hosts.programs.slice(sent).filter(({ program }) => program.steps[0]?.id === "fence").length;
        await planAndApply(deps, cluster.id);
      }
      return { trials: hands.length, worst: writes };
    },
  );
});
