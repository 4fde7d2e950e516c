import { EventEmitter, once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { bindJob } from "@/lib/jobs/bind-job";
import { defineJob } from "@/lib/jobs/define-job";
import { enqueue } from "@/lib/jobs/enqueue";
import { startJobRunner } from "@/lib/jobs/runner";
import { createLog } from "@/lib/log/log";
import { buryWorkers } from "@/lib/runtime/bury-workers";
import { startWorkerPresence } from "@/lib/runtime/worker-presence";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const log = createLog("test", "fatal");
const job = defineJob<{ id: string }>({
  name: "hold",
  payload: z.object({ id: z.string() }),
  policy: { maxAttempts: 5 },
});
const start = (id: string, predecessor?: string) =>
  startWorkerPresence({ database: db.database, id, predecessor, version: "0.0.0", log });
const ids = async () =>
  (await db.database.prisma.workerPresence.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);

test("a worker's row appears with it and goes with it", async () => {
  const presence = await start("a");
  expect(await ids()).toEqual(["a"]);
  await presence.stop();
  expect(await ids()).toEqual([]);
});

test("a job and a queue that a dead worker held are run by its successor at once", async () => {
  const ran = new EventEmitter();
  const dead = await start("dead");
  const begun = once(ran, "dead");
  const hanging = startJobRunner({
    url: db.url,
    jobs: [
      bindJob(job, async (_payload, { signal }) => {
        ran.emit("dead");
        await once(signal, "abort");
      }),
    ],
    concurrency: 1,
    graceMs: 0,
    log,
    onPool: dead.recordPool,
  });
  await db.database.transaction((tx) => enqueue(tx, job, { id: "1" }, { queueName: "of-one-cluster" }));
  await begun;
  await expect
    .poll(() => db.database.prisma.workerPresence.findUnique({ where: { id: "dead" } }))
    .toMatchObject({
      jobPoolId: expect.stringMatching(/^pool-/),
    });

  const heir = await start("heir", "dead");
  const taken = once(ran, "heir");
  const runner = startJobRunner({
    url: db.url,
    jobs: [bindJob(job, async () => void ran.emit("heir"))],
    concurrency: 1,
    graceMs: 0,
    log,
    onPool: heir.recordPool,
  });
  await taken;
  expect(await ids()).toEqual(["heir"]);
  await Promise.all([runner.close(), hanging.close(), heir.stop(), dead.stop()]);
});

test("operations of a dead worker count as abandoned, those of the living do not", async () => {
  const { prisma } = db.database;
  const common = { kind: "host_scan", state: "running", request: {}, actorName: "x", heartbeatAt: new Date() } as const;
  const lost = await prisma.operation.create({ data: { ...common, leaseOwner: "gone" } });
  const kept = await prisma.operation.create({ data: { ...common, leaseOwner: "alive" } });
  await db.database.transaction((tx) => buryWorkers(tx, ["gone"]));
  const after = await prisma.operation.findMany({
    where: { id: { in: [lost.id, kept.id] } },
    orderBy: { createdAt: "asc" },
  });
  expect(after.map(({ heartbeatAt }) => heartbeatAt?.getTime() === 0)).toEqual([true, false]);
});

test("a worker that was only asleep puts its row back; one silent for 20 s is removed by the others", async () => {
  const { prisma } = db.database;
  const presence = await start("sleeper");
  await prisma.workerPresence.delete({ where: { id: "sleeper" } });
  const longAgo = new Date(Date.now() - 21_000);
  await prisma.workerPresence.create({ data: { id: "silent", version: "0.0.0", heartbeatAt: longAgo } });
  await expect.poll(ids, { timeout: 10_000 }).toEqual(["sleeper"]);
  await presence.stop();
});
