import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reReadOperation } from "@/lib/desired/re-read-operation";
import { type Steering, steerOperation } from "@/lib/desired/steer-operation";
import type { Hosts } from "@/lib/hosts/port";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { OperationDeps } from "@/lib/operations/deps";
import { runOperation } from "@/lib/operations/lifecycle";
import { recoverOperations } from "@/lib/operations/recover";
import type { Program } from "@/lib/shell/model";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import {
  carryOut,
  clusterHandlers,
  operation,
  operator,
  plan,
  planAndApply,
  request,
} from "@/tests/support/fake-hosts/panel";

describe.skipIf(cannotUnshare !== null)("an apply that somebody watches", () => {
  let db: TestDatabase;
  let hosts: FakeHosts;
  let cluster: DesiredCluster;
  let deps: OperationDeps;
  let master: string;
  let backup: string;

  beforeEach(async () => {
    cluster = newCluster({ engine: "keepalived", realServers: 1 });
    db = await createTestDatabase();
    hosts = await startHosts(cluster, false);
    await insertCluster(db.database, cluster);
    deps = testDeps(db.database, hosts);
    [master = "", backup = ""] = cluster.directors.map(({ hostId }) => hostId);
    await planAndApply(deps, cluster.id);
  });
  afterEach(async () => {
    await hosts.close();
    await db.close();
  });

  const confs = () => Promise.all([master, backup].map((id) => hosts.get(id).file(keepalivedConfPath)));
  const revisions = () => db.database.prisma.clusterRevision.count();
  const steer = (id: string, steering: Steering) => steerOperation(deps, operator, { id, steering });

  /** An edit that changes the file of both directors, as an apply that is queued. */
  async function queueEdit(asked: { confirmWithinMin?: number } = {}): Promise<string> {
    const { prisma } = db.database;
    const ids = { where: { id: cluster.services[0]?.id ?? "" } };
    await prisma.virtualService.updateMany({ ...ids, data: { scheduler: "wlc" } });
    await prisma.cluster.update({ where: { id: cluster.id }, data: { draftRevision: { increment: 1 } } });
    const { id: planId } = await plan(deps, cluster.id);
    return await request(deps, { kind: "apply", clusterId: cluster.id, planId, request: asked });
  }

  /** The program that matches waits until somebody opens the gate. */
  function gated(matches: (hostId: string, program: Program) => boolean) {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    let reach = () => {};
    const reached = new Promise<void>((resolve) => {
      reach = resolve;
    });
    const slow: Hosts = {
      forget: () => undefined,
      close: async () => undefined,
      async run(hostId, lane, program, limits) {
        if (matches(hostId, program)) {
          reach();
          await opened;
        }
        return await hosts.run(hostId, lane, program, limits);
      },
    };
    return { slow, reached, open };
  }

  const writesTo = (host: string) => (hostId: string, program: Program) =>
    hostId === host && program.steps.some(({ id }) => id === "arm");

  /** Starts it, lets `act` happen when the backup is about to be written, and goes on. The promise ends with it. */
  async function during(id: string, act: () => Promise<unknown>): Promise<{ readonly ended: Promise<void> }> {
    const gate = gated(writesTo(backup));
    const slow = testDeps(db.database, hosts, { hosts: gate.slow });
    const ended = runOperation(slow, id, clusterHandlers(slow));
    await gate.reached;
    await act();
    gate.open();
    return { ended };
  }

  test("holds still before the master while it is paused, and goes on when it is told to", async () => {
    const [oldMaster] = await confs();
    const id = await queueEdit();
    const { ended } = await during(id, () => steer(id, "pause"));
    await expect.poll(async () => (await operation(deps, id)).pausedAt, { timeout: 10_000 }).not.toBeNull();
    const [atMaster, atBackup] = await confs();
    expect(atMaster).toBe(oldMaster);
    expect(atBackup).toContain("wlc");
    await steer(id, "continue");
    await ended;
    expect(await operation(deps, id)).toMatchObject({ state: "confirmed", pausedAt: null });
    expect((await confs())[0]).toContain("wlc");
  });

  test("puts everything back when it is aborted in the middle, and the master is never touched", async () => {
    const before = await confs();
    const id = await queueEdit();
    const { ended } = await during(id, () => steer(id, "abort"));
    await ended;
    expect(await operation(deps, id)).toMatchObject({ state: "rolled_back", problem: { code: "operation.aborted" } });
    expect(await confs()).toEqual(before);
    const toMaster = (await operation(deps, id)).steps.filter(({ wave }) => wave === "master-director");
    expect(toMaster).toEqual([]);
    expect(await revisions()).toBe(1);
  });

  test("that is aborted while it is queued never begins", async () => {
    const id = await queueEdit();
    await steer(id, "abort");
    const sent = hosts.programs.length;
    expect(await carryOut(deps, id)).toMatchObject({ state: "failed", problem: { code: "operation.aborted" } });
    expect(hosts.programs).toHaveLength(sent);
  });

  test("refuses what means nothing any more, and says so", async () => {
    const id = await queueEdit();
    await expect(steer(id, "continue")).rejects.toMatchObject({ code: "operation.not_under_way" });
    await expect(steer(id, "confirm")).rejects.toMatchObject({ code: "operation.not_under_way" });
    await carryOut(deps, id);
    for (const late of ["pause", "abort", "confirm"] as const) {
      await expect(steer(id, late)).rejects.toMatchObject({ code: "operation.not_under_way" });
    }
    await expect(reReadOperation(deps, operator, { id })).rejects.toMatchObject({ code: "operation.not_under_way" });
  });

  test("never touches the master when the backup does not stay as it was read back", async () => {
    await db.database.prisma.cluster.update({ where: { id: cluster.id }, data: { push: { soakSec: 20 } } });
    const before = await confs();
    const id = await queueEdit();
    const running = carryOut(deps, id);
    const soaking = async () => (await operation(deps, id)).events.some(({ code }) => code === "apply.soaking");
    await expect.poll(soaking, { timeout: 20_000 }).toBe(true);
    hosts.get(backup).ipvs.restore(["-D -t 10.77.0.200:80"]);
    // What somebody took out of the kernel by hand is not ours to put back, so "rolled back" would be a lie.
    const done = await running;
    expect(done).toMatchObject({ state: "partial", problem: { code: "cluster.soak_failed" } });
    expect(done.steps.filter(({ wave }) => wave === "master-director")).toEqual([]);
    expect(await confs()).toEqual(before);
  });

  describe("and has to confirm", () => {
    test("is in force and holds its cluster until then, and stays when it is confirmed", async () => {
      const id = await queueEdit({ confirmWithinMin: 5 });
      const waiting = await carryOut(deps, id);
      expect(waiting).toMatchObject({ state: "awaiting_confirmation", finishedAt: null, leaseOwner: null });
      expect((await confs()).every((conf) => conf?.includes("wlc"))).toBe(true);
      expect(await revisions()).toBe(1);
      // Recovery has nothing to put back yet.
      await recoverOperations(deps, clusterHandlers(deps));
      expect((await operation(deps, id)).state).toBe("awaiting_confirmation");

      await db.database.prisma.cluster.update({ where: { id: cluster.id }, data: { draftRevision: { increment: 1 } } });
      await steer(id, "confirm");
      expect(await carryOut(deps, id)).toMatchObject({ state: "confirmed", problem: null });
      expect(await revisions()).toBe(2);
      expect((await plan(deps, cluster.id)).body.changeCount).toBe(0);
    });

    test("is put back everywhere when the time is over", async () => {
      const before = await confs();
      const id = await queueEdit({ confirmWithinMin: 1 });
      await carryOut(deps, id);
      await db.database.prisma.operation.update({ where: { id }, data: { confirmBy: new Date(0) } });
      await recoverOperations(deps, clusterHandlers(deps));
      expect(await operation(deps, id)).toMatchObject({
        state: "rolled_back",
        problem: { code: "operation.not_confirmed" },
      });
      expect(await confs()).toEqual(before);
      expect(await revisions()).toBe(1);
    });

    test("is put back at once when it is aborted", async () => {
      const before = await confs();
      const id = await queueEdit({ confirmWithinMin: 1 });
      await carryOut(deps, id);
      await steer(id, "abort");
      expect(await carryOut(deps, id)).toMatchObject({ state: "rolled_back", problem: { code: "operation.aborted" } });
      expect(await confs()).toEqual(before);
    });

    test("goes back on the hosts by themselves when the panel is gone", async () => {
      const before = await confs();
      const id = await queueEdit({ confirmWithinMin: 1 });
      const short = testDeps(db.database, hosts, { guardSec: 2 });
      await carryOut(short, id);
      await expect.poll(confs, { timeout: 20_000, interval: 500 }).toEqual(before);
    });
  });

  test("that ended unknown is settled when somebody has the hosts read again", async () => {
    const id = await queueEdit();
    let sent = false;
    const vanishing = testDeps(db.database, hosts, {
      hosts: {
        forget: () => undefined,
        close: async () => undefined,
        async run(hostId, lane, program, limits) {
          if (hostId === backup && sent)
            return { kind: "unknown", problem: { code: "host.outcome_unknown", params: {} } };
          if (writesTo(backup)(hostId, program)) sent = true;
          return await hosts.run(hostId, lane, program, limits);
        },
      },
    });
    await runOperation(vanishing, id, clusterHandlers(vanishing));
    expect((await operation(deps, id)).state).toBe("unknown");

    await reReadOperation(deps, operator, { id });
    await recoverOperations(deps, clusterHandlers(deps));
    expect(await operation(deps, id)).toMatchObject({ state: "rolled_back" });
    expect((await confs()).some((conf) => conf?.includes("wlc"))).toBe(false);
    await planAndApply(deps, cluster.id);
    await expect(reReadOperation(deps, operator, { id })).rejects.toMatchObject({ code: "operation.not_under_way" });
  });
});
