import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { adoptDrift } from "@/lib/desired/adopt-drift";
import { ignoreDrift } from "@/lib/desired/ignore-drift";
import { loadDrift } from "@/lib/desired/load-drift";
import { updateDrift } from "@/lib/desired/update-drift";
import { claimDueClusters } from "@/lib/drift/claim-due-clusters";
import type { DriftDeps } from "@/lib/drift/drift-deps";
import { lookAtCluster } from "@/lib/drift/look-at-cluster";
import type { DesiredCluster } from "@/lib/model/cluster";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { carryOut, operator, plan, planAndApply } from "@/tests/support/fake-hosts/panel";

describe.skipIf(cannotUnshare !== null)("the watch over a cluster of the ipvsadm engine", () => {
  let db: TestDatabase;
  let hosts: FakeHosts;
  let cluster: DesiredCluster;
  let deps: DriftDeps;
  let director: string;
  /** What the clock of the watch says: looks are minutes apart in life. */
  let nowMs: number;

  beforeEach(async () => {
    cluster = newCluster({ engine: "ipvsadm", directors: 1, realServers: 2 });
    db = await createTestDatabase();
    hosts = await startHosts(cluster, false);
    await insertCluster(db.database, cluster);
    nowMs = Date.now();
    deps = {
      ...testDeps(db.database, hosts, { clock: () => new Date(nowMs) }),
      clock: () => new Date(nowMs),
      pause: async () => undefined,
    };
    director = cluster.directors[0]?.hostId ?? "";
    await planAndApply(testDeps(db.database, hosts), cluster.id);
    nowMs = Date.now() + 1_000;
    await claimDueClusters(db.database, deps.clock());
  });
  afterEach(async () => {
    await hosts.close();
    await db.close();
  });

  const first = "10.77.0.21:80";
  const byHand = (line: string) => hosts.get(director).ipvs.restore([line]);
  const weigh = (weight: number) => byHand(`-e -t 10.77.0.200:80 -r ${first} -g -w ${weight}`);
  const drift = () => loadDrift(db, cluster.id);
  const actions = async () => {
    const entries = await db.database.prisma.auditEntry.findMany({
      where: { action: { startsWith: "drift." } },
      orderBy: { id: "asc" },
    });
    return entries.map(({ action }) => action);
  };

  async function look(afterMs = 60_000) {
    nowMs += afterMs;
    await lookAtCluster(deps, cluster.id, new AbortController().signal);
    return await drift();
  }

  async function onlyItem() {
    const { items } = await drift();
    const [item] = items;
    if (item === undefined || items.length !== 1) throw new Error(`not one item: ${JSON.stringify(items)}`);
    return item;
  }

  test("a cluster as applied has been looked at and has no drift", async () => {
    expect(await look()).toMatchObject({ items: [], unread: [], revisionNumber: 1, lookedAt: expect.any(String) });
  });

  test("a weight set by hand is shown with the time since it is so, and is gone once it is set back", async () => {
    weigh(3);
    await look();
    const item = await onlyItem();
    expect(item).toMatchObject({
      kind: "destination_differs",
      desired: "-g -w 10",
      file: "-g -w 10",
      kernel: "-g -w 3",
    });
    expect((await look()).items).toMatchObject([{ since: item.since, seenCount: 2 }]);
    weigh(10);
    expect((await look()).items).toEqual([]);
    expect(await actions()).toEqual(["drift.appear", "drift.clear"]);
  });

  test("adopting it makes it the desired weight, and with the file in line nothing differs any more", async () => {
    weigh(3);
    await look();
    const operation = await adoptDrift(db, operator, { clusterId: cluster.id, itemId: (await onlyItem()).id });
    const done = await carryOut(testDeps(db.database, hosts), operation?.id ?? "");
    expect(done.state).toBe("confirmed");
    expect((await look()).items).toEqual([]);
    expect(await db.database.prisma.destination.count({ where: { weight: 3 } })).toBe(1);
  });

  test("what is ignored stays known, until somebody changes it again", async () => {
    weigh(3);
    await look();
    const { id } = await onlyItem();
    await ignoreDrift(db, operator, { clusterId: cluster.id, itemId: id, reason: "maintenance" });
    expect((await look()).items).toMatchObject([{ ignored: { by: "Olga", reason: "maintenance" } }]);
    weigh(4);
    expect((await look()).items).toMatchObject([{ ignored: null }]);
  });

  test("a flushed table is an alarm; nothing is sent to the director, even where drift is repaired without a person", async () => {
    const { revision } = await drift();
    await updateDrift(db, operator, { id: cluster.id, revision, changes: { autoRepair: true } });
    hosts.get(director).ipvs.clear();
    const before = hosts.programs.length;
    expect((await look()).items).toMatchObject([{ kind: "table_vanished", hostId: director }]);
    expect((await look()).items).toMatchObject([{ kind: "table_vanished" }]);
    const programs = hosts.programs.slice(before).flatMap(({ program }) => program.steps.map(({ script }) => script));
    expect(programs.filter((script) => /ipvsadm (-R|--restore)/.test(script))).toEqual([]);
    expect(await db.database.prisma.operation.count()).toBe(1);
    expect(await actions()).toContain("drift.vanish");
  });

  test("where it is asked for, drift is repaired by an operation of the system, and only while no edits wait", async () => {
    const { revision } = await drift();
    await updateDrift(db, operator, { id: cluster.id, revision, changes: { autoRepair: true } });
    await db.database.prisma.virtualService.updateMany({ data: { scheduler: "wlc" } });
    weigh(3);
    await look();
    expect(await db.database.prisma.operation.count({ where: { state: "queued" } })).toBe(0);
    await db.database.prisma.virtualService.updateMany({ data: { scheduler: "wrr" } });
    await look();
    const repair = await db.database.prisma.operation.findFirstOrThrow({ where: { state: "queued" } });
    expect(repair).toMatchObject({ kind: "apply", actorId: null, actorName: "drift watch" });
    expect((await carryOut(testDeps(db.database, hosts), repair.id)).state).toBe("confirmed");
    expect((await look()).items).toEqual([]);
  });

  test("somebody who keeps changing it back is a fight after three returns, and repair holds still", async () => {
    const { revision } = await drift();
    await updateDrift(db, operator, { id: cluster.id, revision, changes: { autoRepair: true } });
    for (const weight of [3, 3, 3, 3]) {
      weigh(weight);
      await look(40_000);
      const queued = await db.database.prisma.operation.findFirst({ where: { state: "queued" } });
      if (queued === null) continue;
      nowMs += 1_000;
      const done = await carryOut(deps, queued.id);
      expect(done.state).toBe("confirmed");
    }
    const { items, pausedAt } = await drift();
    expect(items).toMatchObject([{ kernel: "-g -w 3", desired: "-g -w 10", fightSince: expect.any(String) }]);
    expect(items[0]?.returns).toHaveLength(3);
    expect(pausedAt).not.toBeNull();
    expect(await db.database.prisma.operation.count({ where: { actorId: null } })).toBe(3);
    expect(await actions()).toContain("drift.fight");
  });

  test("nothing is looked at while an operation is under way, and the cluster is due again when it has ended", async () => {
    const { prisma } = db.database;
    const { id } = await prisma.operation.findFirstOrThrow();
    await prisma.operation.update({ where: { id }, data: { state: "running", finishedAt: null } });
    const before = hosts.programs.length;
    expect((await look(0)).lookedAt).toBeNull();
    expect(hosts.programs.length).toBe(before);
    expect(await claimDueClusters(db.database, deps.clock())).toEqual([]);
    nowMs += 1_000;
    await prisma.operation.update({ where: { id }, data: { state: "confirmed", finishedAt: deps.clock() } });
    expect(await claimDueClusters(db.database, deps.clock())).toEqual([cluster.id]);
  });

  test("what could not be read keeps what is known of it, and is named", async () => {
    weigh(3);
    await look();
    hosts.fail(director, { kind: "unreachable", matches: () => true, once: false });
    expect(await look()).toMatchObject({ items: [{ kernel: "-g -w 3" }], unread: [{ code: "host.unreachable" }] });
  });

  test("a look that finds nothing to do leaves a plan that has nothing to do", async () => {
    await look();
    expect((await plan(testDeps(db.database, hosts), cluster.id)).body.changeCount).toBe(0);
  });
});
