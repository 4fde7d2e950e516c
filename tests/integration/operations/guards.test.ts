import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { renderSave } from "@/lib/ipvs/render-save";
import type { OperationDeps } from "@/lib/operations/deps";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { apply, carryOut, plan, planAndApply, request } from "@/tests/support/fake-hosts/panel";

describe.skipIf(cannotUnshare !== null)("a worker asks the guards itself", () => {
  let db: TestDatabase;
  let hosts: FakeHosts;
  let deps: OperationDeps;
  const cluster = newCluster({ engine: "ipvsadm" });
  const [first, second] = cluster.services[0]?.destinations ?? [];

  beforeAll(async () => {
    db = await createTestDatabase();
    hosts = await startHosts(cluster, false);
    await insertCluster(db.database, cluster);
    deps = testDeps(db.database, hosts);
  });
  afterAll(async () => {
    await hosts.close();
    await db.close();
  });
  beforeEach(async () => {
    await db.database.prisma.cluster.update({ where: { id: cluster.id }, data: { guards: {} } });
    await db.database.prisma.destination.updateMany({ data: { weight: 10 } });
    await planAndApply(deps, cluster.id);
  });

  const tables = () => cluster.directors.map(({ hostId }) => renderSave(hosts.get(hostId).ipvs.table));
  const weight = (destinationId = "", to = 0, override: object = {}) =>
    request(deps, { kind: "weight", clusterId: cluster.id, request: { destinationId, weight: to, ...override } });

  test("before a weight: what is in force decides, whatever was wished meanwhile", async () => {
    await carryOut(deps, await weight(first?.id));
    const before = tables();
    const done = await carryOut(deps, await weight(second?.id));
    expect(done).toMatchObject({ state: "failed", problem: { code: "guard.forbids" }, steps: [] });
    expect(tables()).toEqual(before);
  });

  test("of weights that are pushed together only the one that a guard forbids stays behind", async () => {
    const [drained, last, raised] = [await weight(first?.id), await weight(second?.id), await weight(second?.id, 7)];
    expect(await carryOut(deps, drained)).toMatchObject({ state: "confirmed" });
    const states = await db.database.prisma.operation.findMany({ where: { id: { in: [last, raised] } } });
    expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [last, "failed"],
        [raised, "confirmed"],
      ]),
    );
    for (const table of tables()) expect(table).toMatch(/-r 10.77.0.21:80 -g -w 0\n.*-r 10.77.0.22:80 -g -w 7\n/);
  });

  test("and lets a weight pass that was overridden", async () => {
    await carryOut(deps, await weight(first?.id));
    const override = { overrideGuards: ["last_destination"], overrideReason: "the service moves" };
    expect(await carryOut(deps, await weight(second?.id, 0, override))).toMatchObject({ state: "confirmed" });
    for (const table of tables()) expect(table.match(/-w 0\n/g)).toHaveLength(2);
  });

  test("before a plan: a window that began after it was made forbids it, and nothing is written", async () => {
    await db.database.prisma.destination.update({ where: { id: first?.id ?? "" }, data: { weight: 5 } });
    const { id, body } = await plan(deps, cluster.id);
    expect(body.guards.map(({ verdict }) => verdict)).not.toContain("forbids");
    const always = { kind: "weekly", days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "00:00", timeZone: "UTC" };
    const { prisma } = db.database;
    await prisma.cluster.update({ where: { id: cluster.id }, data: { guards: { freezeWindows: [always] } } });
    const before = tables();
    expect(await apply(deps, cluster.id, id)).toMatchObject({
      state: "failed",
      problem: { code: "guard.forbids" },
      steps: [],
    });
    expect(tables()).toEqual(before);
  });

  test("and lets a plan pass that was overridden", async () => {
    await db.database.prisma.destination.updateMany({ data: { weight: 0 } });
    const { id, body } = await plan(deps, cluster.id);
    expect(body.guards.find(({ guard }) => guard === "last_destination")).toMatchObject({ verdict: "forbids" });
    expect(await apply(deps, cluster.id, id)).toMatchObject({ state: "failed", problem: { code: "guard.forbids" } });
    const override = { overrideGuards: ["last_destination"], overrideReason: "the service moves" };
    const overridden = await request(deps, { kind: "apply", clusterId: cluster.id, planId: id, request: override });
    expect(await carryOut(deps, overridden)).toMatchObject({ state: "confirmed" });
  });
});
