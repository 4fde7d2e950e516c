import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Tx } from "@/lib/db/database";
import { createExampleCluster, type ExampleIds } from "../../support/cluster-by-api";
import { markApplied } from "../../support/mark-applied";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
let ids: ExampleIds;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

/** A service with two destinations of weight 1, in force. */
beforeEach(async () => {
  ids = await createExampleCluster(panel);
  await markApplied(panel, ids.clusterId);
});
afterEach(() => panel.database.prisma.installation.updateMany({ data: { observingSince: null } }));

async function setWeight(weight: number, { index = 0 as 0 | 1, key = "" } = {}) {
  const headers = key === "" ? {} : { "idempotency-key": key };
  const path = `/api/v1/destinations/${ids.destinationIds[index]}/weight`;
  return await panel.call("POST", path, { as: "operator", body: { weight, reason: "at once" }, headers });
}

async function rows() {
  const { prisma } = panel.database;
  const destination = await prisma.destination.findUniqueOrThrow({ where: { id: ids.destinationIds[0] } });
  const { draftRevision } = await prisma.cluster.findUniqueOrThrow({ where: { id: ids.clusterId } });
  const operations = await prisma.operation.findMany({ where: { clusterId: ids.clusterId } });
  const trail = await prisma.auditEntry.findMany({ where: { clusterId: ids.clusterId } });
  const told = trail.filter(({ operationId }) => operations.some(({ id }) => id === operationId));
  return { weight: destination.weight, revision: destination.revision, draftRevision, operations, told };
}

/** How many statements of this process reach the database meanwhile, the beginning and the end of a transaction among them. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    await work();
    return query.mock.calls.length;
  } finally {
    query.mockRestore();
  }
}

test("a weight of a program is three statements, and one that takes something out ten", async () => {
  const { body } = await panel.call("POST", "/api/v1/tokens", { as: "admin", body: { name: "ci", verbs: ["weight"] } });
  const headers = { authorization: `Bearer ${body.token}` };
  const path = `/api/v1/destinations/${ids.destinationIds[0]}/weight`;
  const ask = (weight: number) => panel.call("POST", path, { body: { weight }, headers });
  await ask(2);
  expect(await statementsOf(() => ask(9))).toBe(3);
  expect(await statementsOf(() => ask(8))).toBe(10);
});

test("row, draft, operation and trail are written together", async () => {
  const before = await rows();
  const answer = await setWeight(9);
  expect(answer).toMatchObject({ status: 202, body: { kind: "weight", reason: "at once" } });
  const after = await rows();
  expect(after).toMatchObject({
    ...{ weight: 9, revision: before.revision + 1, draftRevision: before.draftRevision + 1 },
    operations: [{ id: answer.body.id, state: "queued" }],
  });
  expect(after.told.map(({ action }) => action)).toEqual(["operation.weight", "destination.weight"]);
});

test("of many at the same time each is an operation, and the draft counts each that changed something", async () => {
  const before = await rows();
  const asked = Array.from({ length: 20 }, (_, index) => 100 + index);
  const answers = await Promise.all(asked.flatMap((weight) => [setWeight(weight), setWeight(weight, { index: 1 })]));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
  const after = await rows();
  expect(after.operations).toHaveLength(40);
  expect(after.draftRevision).toBe(before.draftRevision + 40);
  expect(after.revision).toBe(before.revision + 20);
  expect(asked).toContain(after.weight);
});

/** Asks for a weight, and does `work` in a transaction that has the lock it waits for. */
async function whileItWaits(weight: number, work: (tx: Tx) => Promise<unknown>) {
  let answer: ReturnType<typeof setWeight> | undefined;
  await panel.database.transaction(async (tx) => {
    await tx.$queryRaw`select id from cluster where id = ${ids.clusterId}::uuid for update`;
    answer = setWeight(weight);
    const waiting = () => panel.database.prisma.$queryRaw`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), { timeout: 30_000 });
    await work(tx);
  });
  return await answer;
}

test("a destination that is taken out while the weight waits for the lock stays out, and the weight is refused", async () => {
  const before = await rows();
  const data = { weight: 0, hold: { kind: "drain", weight: 1 }, revision: { increment: 1 } };
  const answer = await whileItWaits(7, (tx) => tx.destination.update({ where: { id: ids.destinationIds[0] }, data }));
  expect(answer).toMatchObject({ status: 409, body: { code: "destination.held" } });
  expect(await rows()).toMatchObject({
    ...{ weight: 0, revision: before.revision + 1, draftRevision: before.draftRevision },
    operations: [],
  });
});

test("two requests with one key are one operation and one change, also when both ask at the same time", async () => {
  const before = await rows();
  const key = randomUUID();
  const [one, other] = await Promise.all([setWeight(5, { key }), setWeight(5, { key })]);
  expect(other.body.id).toBe(one.body.id);
  expect(await rows()).toMatchObject({ revision: before.revision + 1, operations: [{ id: one.body.id }] });
});

test("a panel that only observes changes nothing", async () => {
  const before = await rows();
  await panel.database.prisma.installation.updateMany({ data: { observingSince: new Date() } });
  expect(await setWeight(5)).toMatchObject({ body: { code: "installation.observing" } });
  expect(await rows()).toEqual(before);
});
