import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DesiredCluster } from "@/lib/model/cluster";
import { recoverOperations } from "@/lib/operations/recover";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { carryOut, clusterHandlers, operation, plan, planAndApply, request } from "@/tests/support/fake-hosts/panel";

describe.skipIf(cannotUnshare !== null)("a panel that only observes", () => {
  let db: TestDatabase;
  let cluster: DesiredCluster;
  let hosts: Awaited<ReturnType<typeof startHosts>>;
  let written: string[];
  let deps: ReturnType<typeof testDeps>;

  const observe = async (since: Date | null) =>
    await db.database.prisma.installation.update({ where: { id: 1 }, data: { observingSince: since } });

  beforeAll(async () => {
    db = await createTestDatabase();
    cluster = newCluster({ engine: "keepalived", directors: 2, realServers: 2 });
    hosts = await startHosts(cluster, false);
    await insertCluster(db.database, cluster);
    await planAndApply(testDeps(db.database, hosts), cluster.id);
  });
  afterAll(async () => {
    await hosts.close();
    await db.close();
  });
  beforeEach(async () => {
    await observe(null);
    await db.database.prisma.operation.deleteMany({ where: { state: { not: "confirmed" } } });
    written = [];
    const recording: typeof hosts.run = async (hostId, lane, program, limits) => {
      if (program.steps.some(({ id }) => writing.includes(id))) written.push(hostId);
      return await hosts.run(hostId, lane, program, limits);
    };
    deps = testDeps(db.database, hosts, {
      hosts: { run: recording, forget: () => undefined, close: async () => undefined },
    });
  });

  /** Every program that writes has one of these steps. */
  const writing = ["fence", "kernel", "arm", "disarm", "undo"];

  const destination = () => cluster.services[0]?.destinations[0]?.id ?? "";
  const weight = { kind: "weight", request: {} } as const;

  test("takes no request that would write, and still looks", async () => {
    await observe(new Date());
    const asked = request(deps, {
      ...weight,
      clusterId: cluster.id,
      request: { destinationId: destination(), weight: 3 },
    });
    await expect(asked).rejects.toMatchObject({ code: "installation.observing" });
    expect((await plan(deps, cluster.id)).body.changeCount).toBe(0);
    expect(written).toEqual([]);
  });

  test.each(["weight", "apply"] as const)("carries out no %s that was queued before", async (kind) => {
    const { id: planId } = await plan(deps, cluster.id);
    const wanted =
      kind === "weight" ? { request: { destinationId: destination(), weight: 3 } } : { planId, request: { planId } };
    const id = await request(deps, { kind, clusterId: cluster.id, ...wanted });
    await observe(new Date());
    const ended = await carryOut(deps, id);
    expect(ended).toMatchObject({ state: "failed", problem: { code: "installation.observing" } });
    expect(written).toEqual([]);
  });

  test.each(["weight", "apply"] as const)(
    "settles no %s that a worker left, and says that its end is unknown",
    async (kind) => {
      const { id: planId } = await plan(deps, cluster.id);
      const id = await request(deps, {
        kind,
        clusterId: cluster.id,
        planId,
        request: { destinationId: destination(), weight: 3 },
      });
      const long = new Date(Date.now() - 3_600_000);
      await db.database.prisma.operation.update({
        where: { id },
        data: { state: "running", heartbeatAt: long, leaseOwner: "dead" },
      });
      await observe(new Date());
      await recoverOperations(deps, clusterHandlers(deps));
      expect(await operation(deps, id)).toMatchObject({
        state: "unknown",
        problem: { code: "installation.observing" },
      });
      expect(written).toEqual([]);
    },
  );

  test("writes again once somebody has accepted", async () => {
    const id = await request(deps, {
      ...weight,
      clusterId: cluster.id,
      request: { destinationId: destination(), weight: 4 },
    });
    expect(await carryOut(deps, id)).toMatchObject({ state: "confirmed" });
    expect(written.length).toBeGreaterThan(0);
  });
});
