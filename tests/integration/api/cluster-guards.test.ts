import { afterAll, beforeAll, expect, test } from "vitest";
import { guardsResourceSchema } from "@/lib/api/resources/guards";
import { guardSettingsSchema } from "@/lib/model/guard-settings";
import { createExampleCluster } from "../../support/cluster-by-api";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

async function cluster() {
  const { clusterId, serviceId } = await createExampleCluster(panel);
  const path = `/api/v1/clusters/${clusterId}/guards`;
  const read = async () => (await panel.call("GET", path, { as: "viewer" })).body;
  return { clusterId, serviceId, path, read, revision: (await read()).revision };
}

const evening = { kind: "weekly", days: [5], from: "16:00", to: "23:59", timeZone: "Europe/Berlin" };

test("a new cluster is guarded by the limits that are usual", async () => {
  const { read } = await cluster();
  const settings = await read();
  expect(guardsResourceSchema.strict().parse(settings)).toEqual(settings);
  expect(settings).toMatchObject(guardSettingsSchema.parse({}));
});

test("an admin changes some, the rest stays, and the trail has both", async () => {
  const { clusterId, serviceId, path, revision, read } = await cluster();
  const body = { serviceMinimums: { [serviceId]: 75 }, freezeWindows: [evening] };
  const answer = await panel.call("PATCH", path, { as: "admin", revision, body });
  expect(answer).toMatchObject({ status: 200, body: { ...body, minAvailablePercent: 50, revision: revision + 1 } });
  expect(await read()).toEqual(answer.body);
  const trail = await panel.call("GET", "/api/v1/audit", { as: "admin" });
  expect(trail.body.items[0]).toMatchObject({
    action: "cluster.update",
    clusterId,
    before: { guards: { freezeWindows: [] } },
    after: { guards: { freezeWindows: [evening] } },
  });
});

test("whoever may only edit clusters cannot lift the limits", async () => {
  const { path, revision, read } = await cluster();
  const body = { minAvailablePercent: 0 };
  expect((await panel.call("PATCH", path, { as: "operator", revision, body })).status).toBe(403);
  expect((await read()).minAvailablePercent).toBe(50);
});

test("a plan that was judged by other limits cannot be applied", async () => {
  const { clusterId, path, revision } = await cluster();
  const { body: plan } = await panel.call("POST", `/api/v1/clusters/${clusterId}/plans`, { as: "operator" });
  await panel.call("PATCH", path, { as: "admin", revision, body: { maxDeletions: 3 } });
  const answer = await panel.call("POST", `/api/v1/plans/${plan.id}/apply`, { as: "operator", body: {} });
  expect(answer).toMatchObject({ status: 409, body: { code: "plan.stale" } });
});

test("every fault is named at its place, and an older revision is refused", async () => {
  const { path, revision } = await cluster();
  const body = {
    minAvailablePercent: 101,
    maxDeletions: 0,
    freezeWindows: [{ ...evening, timeZone: "Mars", days: [] }],
  };
  const answer = await panel.call("PATCH", path, { as: "admin", revision, body });
  expect(answer.status).toBe(422);
  expect(
    answer.body.problems.map(({ path: at, code }: { path: string[]; code: string }) => [at.join("."), code]),
  ).toEqual([
    ["minAvailablePercent", "guard_limit.percent"],
    ["maxDeletions", "guard_limit.deletions"],
    ["freezeWindows.0.days", "freeze.days"],
    ["freezeWindows.0.timeZone", "freeze.time_zone"],
  ]);
  const stale = await panel.call("PATCH", path, { as: "admin", revision: revision - 1, body: {} });
  expect(stale).toMatchObject({ status: 412, body: { code: "revision.stale" } });
});

test("the limit of a service that is gone is left out", async () => {
  const { path, revision, read } = await cluster();
  const serviceMinimums = { "0190a1b2-0000-7000-8000-00000000dead": 10 };
  await panel.call("PATCH", path, { as: "admin", revision, body: { serviceMinimums } });
  expect((await read()).serviceMinimums).toEqual({});
});
