import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
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

type How = {
  readonly as?: "viewer" | "operator";
  readonly body?: object;
  readonly key?: string;
  readonly index?: 0 | 1;
};

async function ask(verb: string, { as = "operator", body = {}, key, index = 0 }: How = {}) {
  const path = `/api/v1/real-servers/${ids.realServerIds[index]}/${verb}`;
  return await panel.call("POST", path, {
    as,
    body,
    ...(key !== undefined && { headers: { "idempotency-key": key } }),
  });
}

async function destination(index: 0 | 1 = 0) {
  return (await panel.call("GET", `/api/v1/destinations/${ids.destinationIds[index]}`, { as: "viewer" })).body;
}

test("a drain is an operation that the worker pushes, and a hold that says who, why and until when", async () => {
  const answer = await ask("drain", { body: { reason: "deploy 42", leaseSec: 600 } });
  expect(answer).toMatchObject({ status: 202, body: { kind: "weight", reason: "deploy 42", drain: null } });
  expect(answer.headers.get("location")).toBe(`/api/v1/operations/${answer.body.id}`);
  expect(answer.body.request.edits).toEqual([
    { destinationId: ids.destinationIds[0], weight: 0, hold: { kind: "drain", weight: 1 } },
  ]);
  const { weight, hold, holds } = await destination();
  expect({ weight, hold }).toEqual({ weight: 0, hold: { kind: "drain", weight: 1 } });
  expect(holds).toMatchObject([{ name: "", kind: "drain", reason: "deploy 42", actorName: "operator" }]);
  expect(Date.parse(holds[0].leaseUntil) - Date.parse(holds[0].createdAt)).toBeGreaterThan(590_000);
  const trail = await panel.call("GET", `/api/v1/audit?operationId=${answer.body.id}`, { as: "admin" });
  expect(trail.body.items.map(({ action }: { action: string }) => action)).toContain("destination.drain");
});

test("restore brings back the weight that it had, and no other", async () => {
  await panel.call("POST", `/api/v1/destinations/${ids.destinationIds[0]}/weight`, {
    as: "operator",
    body: { weight: 9 },
  });
  await ask("drain");
  const answer = await ask("restore");
  expect(answer.body.request.edits).toEqual([{ destinationId: ids.destinationIds[0], weight: 9, hold: null }]);
  expect(await destination()).toMatchObject({ weight: 9, hold: null, holds: [] });
});

async function setWeight(weight: number | string, index: 0 | 1 = 0) {
  const path = `/api/v1/destinations/${ids.destinationIds[index]}/weight`;
  return await panel.call("POST", path, { as: "operator", body: { weight } });
}

test("percent are of the weight before the first of them, however often they are asked for", async () => {
  await setWeight(9);
  expect((await setWeight("50%")).body.request.edits).toMatchObject([{ weight: 5, hold: null }]);
  await setWeight("50%");
  expect(await destination()).toMatchObject({ weight: 5 });
  await ask("drain");
  await ask("restore");
  expect(await destination()).toMatchObject({ weight: 5 });
  await setWeight("100%");
  expect(await destination()).toMatchObject({ weight: 9 });
});

test("a weight that anybody sets as a number is the full one from then on", async () => {
  await setWeight(9);
  await setWeight("50%");
  const { revision } = await destination();
  const path = `/api/v1/destinations/${ids.destinationIds[0]}`;
  expect((await panel.call("PATCH", path, { as: "operator", revision, body: { weight: 6 } })).status).toBe(202);
  await setWeight("50%");
  expect(await destination()).toMatchObject({ weight: 3 });
});

test("refuses a percentage above 100 and a text that is none", async () => {
  for (const weight of ["101%", "half"]) {
    expect(await setWeight(weight)).toMatchObject({ status: 422, body: { problems: [{ path: ["weight"] }] } });
  }
  expect(await destination()).toMatchObject({ weight: 1 });
});

test("comes back when the last of several holds is lifted", async () => {
  await ask("drain", { body: { hold: "deploy" } });
  await ask("offline", { body: { hold: "disk" } });
  expect((await destination()).hold).toEqual({ kind: "offline", weight: 1 });
  await ask("restore", { body: { hold: "disk" } });
  expect(await destination()).toMatchObject({ weight: 0, hold: { kind: "drain", weight: 1 } });
  await ask("restore", { body: { hold: "deploy" } });
  expect(await destination()).toMatchObject({ weight: 1, hold: null });
});

test("a hold that nobody has is lifted without an operation", async () => {
  expect(await ask("restore")).toMatchObject({ status: 200, body: { changed: false, dryRun: false } });
});

test("a dry run tells what would happen, guards included, and changes nothing", async () => {
  await ask("drain");
  const answer = await ask("cut", { index: 1, body: { dryRun: true } });
  expect(answer).toMatchObject({
    status: 200,
    body: {
      changed: true,
      dryRun: true,
      items: [{ before: { weight: 1, hold: null }, after: { weight: 0, hold: { kind: "cut", weight: 1 } } }],
      problems: [{ code: "guard.last_destination" }],
    },
  });
  expect(await destination(1)).toMatchObject({ weight: 1, hold: null, holds: [] });
});

test("guards hold, and leave the row as it was", async () => {
  await ask("drain");
  expect(await ask("drain", { index: 1 })).toMatchObject({ status: 422, body: { code: "guard.forbids" } });
  expect(await destination(1)).toMatchObject({ weight: 1, hold: null, holds: [] });
});

test("a request may ask that more stays available than the cluster does, and never less", async () => {
  const asking = (percent: number) => ask("drain", { body: { minAvailablePercent: percent } });
  expect(await asking(60)).toMatchObject({ status: 422, body: { code: "guard.forbids" } });
  expect(await destination()).toMatchObject({ weight: 1, hold: null });
  expect(await asking(50)).toMatchObject({ status: 202, body: { request: { minAvailablePercent: 50 } } });
  expect(await ask("drain", { index: 1, body: { minAvailablePercent: 0 } })).toMatchObject({ status: 422 });
});

test("the same key gets the same operation, also after what it did was taken back", async () => {
  const key = randomUUID();
  const first = await ask("drain", { key, body: { reason: "deploy" } });
  await ask("restore");
  const again = await ask("drain", { key, body: { reason: "deploy" } });
  expect(again).toMatchObject({ status: 202, body: { id: first.body.id } });
  expect(await destination()).toMatchObject({ hold: null });
  expect(await ask("cut", { key })).toMatchObject({
    status: 422,
    body: { problems: [{ code: "idempotency_key.reused" }] },
  });
});

test("a weight does not let in what is held", async () => {
  await ask("drain");
  const refused = { status: 409, body: { code: "destination.held" } };
  expect(await ask("weight", { body: { weight: 5 } })).toMatchObject(refused);
  const path = `/api/v1/destinations/${ids.destinationIds[0]}`;
  const { revision } = await destination();
  expect(await panel.call("PATCH", path, { as: "operator", revision, body: { weight: 5 } })).toMatchObject(refused);
});

test("stays out when a former state becomes the draft", async () => {
  await ask("drain", { body: { reason: "broken disk" } });
  const path = `/api/v1/clusters/${ids.clusterId}`;
  const { revision } = (await panel.call("GET", path, { as: "viewer" })).body;
  const answer = await panel.call("POST", `${path}/revisions/1/restore`, { as: "operator", revision });
  expect(answer.status).toBe(200);
  expect(await destination()).toMatchObject({
    weight: 0,
    hold: { kind: "drain", weight: 1 },
    holds: [{ reason: "broken disk" }],
  });
});

test("what was never applied waits for a plan", async () => {
  await panel.database.prisma.clusterRevision.deleteMany({ where: { clusterId: ids.clusterId } });
  expect(await ask("drain")).toMatchObject({ status: 200, body: { changed: true, items: [{ inForce: false }] } });
  expect(await destination()).toMatchObject({ weight: 0, hold: { kind: "drain" } });
});
