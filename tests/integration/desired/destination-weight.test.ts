import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createExampleCluster } from "../../support/cluster-by-api";
import { markApplied } from "../../support/mark-applied";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

describe("the weight of a destination", () => {
  test("that was never applied is a pending edit", async () => {
    const ids = await createExampleCluster(panel);
    const path = `/api/v1/destinations/${ids.destinationIds[0]}`;
    const answer = await panel.call("PATCH", path, { as: "operator", revision: 1, body: { weight: 5 } });
    expect(answer).toMatchObject({ status: 200, body: { weight: 5, appliedWeight: null } });
  });

  test("in force becomes an operation for the worker, together with the row", async () => {
    const ids = await createExampleCluster(panel);
    await markApplied(panel, ids.clusterId);
    const [id] = ids.destinationIds;
    const path = `/api/v1/destinations/${id}`;
    const answer = await panel.call("PATCH", path, { as: "operator", revision: 1, body: { weight: 5 } });
    expect(answer).toMatchObject({
      status: 202,
      body: { kind: "weight", state: "queued", clusterId: ids.clusterId, request: { destinationId: id, weight: 5 } },
    });
    expect(answer.headers.get("location")).toBe(`/api/v1/operations/${answer.body.id}`);
    const jobs = await panel.database.prisma.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from graphile_worker._private_jobs
      where payload ->> 'operationId' = ${answer.body.id}`;
    expect(jobs[0]?.count).toBe(1);
    const now = await panel.call("GET", path, { as: "viewer" });
    expect(now.body).toMatchObject({ weight: 5, appliedWeight: 1, revision: 2 });
  });

  test("that is wished and applied already asks the worker for nothing", async () => {
    const ids = await createExampleCluster(panel);
    await markApplied(panel, ids.clusterId);
    const path = `/api/v1/destinations/${ids.destinationIds[0]}`;
    const answer = await panel.call("PATCH", path, { as: "operator", revision: 1, body: { weight: 1 } });
    expect(answer).toMatchObject({ status: 200, body: { weight: 1 } });
  });

  test("sent twice with one Idempotency-Key is one operation, and the key serves no other request", async () => {
    const ids = await createExampleCluster(panel);
    await markApplied(panel, ids.clusterId);
    const path = `/api/v1/destinations/${ids.destinationIds[0]}`;
    const headers = { "idempotency-key": `deploy-${ids.clusterId}` };
    const send = (weight: number) =>
      panel.call("PATCH", path, { as: "operator", revision: 1, body: { weight }, headers });
    const [first, second] = [await send(7), await send(7)];
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body.id).toBe(first.body.id);
    expect(await send(8)).toMatchObject({ status: 422, body: { problems: [{ code: "idempotency_key.reused" }] } });
    const list = await panel.call("GET", `/api/v1/operations?clusterId=${ids.clusterId}`, { as: "viewer" });
    expect(list.body.items).toHaveLength(1);
  });

  test("may be set by an operator and by no viewer", async () => {
    const ids = await createExampleCluster(panel);
    const path = `/api/v1/destinations/${ids.destinationIds[0]}`;
    const answer = await panel.call("PATCH", path, { as: "viewer", revision: 1, body: { weight: 0 } });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toHaveProperty("current");
  });
});
