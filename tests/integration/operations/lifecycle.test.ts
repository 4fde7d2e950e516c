import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "@/lib/model/app-error";
import type { OperationDeps } from "@/lib/operations/deps";
import type { OperationHandler, OperationHandlers } from "@/lib/operations/handler";
import { runOperation } from "@/lib/operations/lifecycle";
import { recoverOperations } from "@/lib/operations/recover";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { operation, request } from "@/tests/support/fake-hosts/panel";

const confirmed = { state: "confirmed", problem: null, hosts: [] } as const;

function handlers(handler: OperationHandler): OperationHandlers {
  return {
    apply: handler,
    weight: handler,
    host_scan: handler,
    host_install_key: handler,
    host_facts: handler,
    host_packages: handler,
    host_discover: handler,
  };
}

describe("an operation", () => {
  let db: TestDatabase;
  let deps: OperationDeps;
  let clusterId: string;

  beforeAll(async () => {
    db = await createTestDatabase();
    deps = testDeps(db.database, new FakeHosts());
    ({ id: clusterId } = await db.database.prisma.cluster.create({ data: { name: "c", engine: "ipvsadm" } }));
  });
  afterAll(async () => {
    await db.close();
  });

  const ask = (idempotencyKey?: string) =>
    request(deps, {
      kind: "apply",
      clusterId,
      request: { planId: "p" },
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });

  const epoch = async () => (await db.database.prisma.cluster.findUniqueOrThrow({ where: { id: clusterId } })).epoch;

  test("is written down with its audit entry and its job, or not at all", async () => {
    const { prisma } = db.database;
    const id = await ask();
    expect(await prisma.auditEntry.findFirst({ where: { operationId: id } })).toMatchObject({
      action: "operation.apply",
    });
    const jobs = await prisma.$queryRaw`select payload from graphile_worker._private_jobs`;
    expect(JSON.stringify(jobs)).toContain(id);
    await runOperation(deps, id, handlers({ run: async () => confirmed }));
  });

  test("asked for twice with one key is one operation, also when both ask at the same time", async () => {
    const key = randomUUID();
    const ids = await Promise.all([ask(key), ask(key), ask(key)]);
    expect(new Set(ids).size).toBe(1);
    const other = request(deps, { kind: "apply", clusterId, request: { planId: "q" }, idempotencyKey: key });
    await expect(other).rejects.toMatchObject({ code: "input.invalid" });
    await runOperation(deps, ids[0], handlers({ run: async () => confirmed }));
  });

  test("is carried out once, whoever and however often it is delivered", async () => {
    const id = await ask();
    let runs = 0;
    const counting = handlers({
      run: async () => {
        runs += 1;
        return confirmed;
      },
    });
    const second = { ...deps, workerId: "second" };
    await Promise.all([
      runOperation(deps, id, counting),
      runOperation(second, id, counting),
      runOperation(deps, id, counting),
    ]);
    await runOperation(deps, id, counting);
    expect(runs).toBe(1);
    expect(await operation(deps, id)).toMatchObject({ state: "confirmed", leaseOwner: null });
  });

  test("waits while another of its cluster runs, whose fence it leaves alone, and is taken up when that ends", async () => {
    const [first, second] = [await ask(), await ask()];
    const order: string[] = [];
    const nested = handlers({
      async run([{ id }]) {
        order.push(id);
        const before = await epoch();
        if (id === first) await runOperation(deps, second, nested);
        expect(await epoch()).toBe(before);
        expect((await operation(deps, second)).state).toBe(id === first ? "queued" : "running");
        return confirmed;
      },
    });
    await runOperation(deps, first, nested);
    expect(order).toEqual([first, second]);
    expect((await operation(deps, second)).state).toBe("confirmed");
  });

  test("that fails before anything was sent is failed; with a step whose end was not seen it is unknown", async () => {
    const step = { hostId: null, hostName: "h", wave: "w", title: { code: "step.read_back", params: {} } };
    const failing = await ask();
    await runOperation(deps, failing, handlers({ run: () => Promise.reject(new AppError("plan.stale")) }));
    expect(await operation(deps, failing)).toMatchObject({ state: "failed", problem: { code: "plan.stale" } });
    const unseen = await ask();
    const lost = handlers({
      async run(_held, journal) {
        await journal.start([step]);
        throw new Error("a fault of ours");
      },
    });
    await runOperation(deps, unseen, lost);
    expect(await operation(deps, unseen)).toMatchObject({ state: "unknown", problem: { code: "internal" } });
  });

  test("has every step in its journal before the step's work begins", async () => {
    const id = await ask();
    const step = { hostId: null, hostName: "h", wave: "w", title: { code: "step.read_back", params: {} } };
    const journalling = handlers({
      async run(_held, journal) {
        await journal.step(step, async () => {
          expect((await operation(deps, id)).steps).toMatchObject([{ seq: 1, state: "running" }]);
          return { state: "done", output: `a\0b${"x".repeat(100_000)}` };
        });
        return confirmed;
      },
    });
    await runOperation(deps, id, journalling);
    const [done] = (await operation(deps, id)).steps;
    expect(done).toMatchObject({ state: "done" });
    expect(done?.output.length).toBeLessThan(20_000);
  });

  test("of a worker that lost its lease is finished by the new owner alone", async () => {
    const id = await ask();
    const taken = handlers({
      async run() {
        await db.database.prisma.operation.update({ where: { id }, data: { heartbeatAt: new Date(0) } });
        const settling = handlers({
          run: async () => confirmed,
          settle: async () => ({ state: "failed", problem: { code: "operation.interrupted", params: {} }, hosts: [] }),
        });
        await recoverOperations({ ...deps, workerId: "heir" }, settling);
        return { ...confirmed, commit: () => Promise.reject(new Error("never reached")) };
      },
    });
    await runOperation(deps, id, taken);
    expect(await operation(deps, id)).toMatchObject({ state: "failed", problem: { code: "operation.interrupted" } });
  });

  test("tells whoever listens of every change of its state", async () => {
    const heard: string[] = [];
    const stop = await db.database.listen("signalbox_operation", (id) => heard.push(id));
    const id = await ask();
    await runOperation(deps, id, handlers({ run: async () => confirmed }));
    await expect.poll(() => heard.filter((one) => one === id).length).toBeGreaterThanOrEqual(3);
    await stop();
  });
});
