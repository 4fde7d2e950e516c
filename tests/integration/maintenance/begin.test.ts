import { expect, test } from "vitest";
import { later, watchedCluster } from "./watched-cluster";

const { destination, now, pass, plan, trailOf, world } = watchedCluster();

test("one that begins now takes the server out at once, with who and why", async () => {
  const { status, body } = await plan({ how: "offline" });
  expect([status, body]).toEqual([201, expect.objectContaining({ state: "active", ownerName: "operator" })]);
  expect(await destination()).toMatchObject({
    weight: 0,
    hold: { kind: "offline", weight: 1 },
    holds: [{ name: `maintenance/${body.id}`, reason: "disk", actorName: "operator" }],
  });
  const operation = await world.panel.database.prisma.operation.findUniqueOrThrow({ where: { id: body.operationId } });
  expect(operation).toMatchObject({ kind: "weight", state: "queued" });
});

test("a later one begins when its time has come, and is over when it is", async () => {
  const { body } = await plan({ from: later(60), until: later(120) });
  await pass();
  expect(await now(body.id)).toMatchObject({ state: "scheduled", begunAt: null });
  expect(await destination()).toMatchObject({ weight: 1, hold: null });
  await pass(60);
  expect(await now(body.id)).toMatchObject({ state: "active" });
  expect(await destination()).toMatchObject({ weight: 0, hold: { kind: "drain" } });
  await pass(60);
  expect(await now(body.id)).toMatchObject({ state: "ending", endedBy: null });
  expect(await trailOf(body.id)).toEqual(["maintenance.create", "maintenance.begin"]);
});

test("one that a guard forbids does not begin: now it is refused, later it says why", async () => {
  await plan({}, 1);
  expect(await plan({})).toMatchObject({ status: 422, body: { code: "guard.forbids" } });
  const { body } = await plan({ from: later(60) });
  await pass(60);
  expect(await now(body.id)).toMatchObject({
    state: "refused",
    begunAt: null,
    problem: { code: "guard.last_destination" },
  });
  expect(await destination()).toMatchObject({ weight: 1, hold: null });
  expect(await trailOf(body.id)).toEqual(["maintenance.create", "maintenance.refuse"]);
});

test("a service that the server joins meanwhile does not get it either", async () => {
  const { body } = await plan({});
  const service = await world.panel.call("POST", `/api/v1/clusters/${world.ids.clusterId}/services`, {
    as: "operator",
    body: {
      name: "api",
      vipId: world.ids.vipId,
      port: 8080,
      destinations: [{ realServerId: world.ids.realServerIds[0] }],
    },
  });
  await pass();
  const added = await world.panel.call("GET", `/api/v1/services/${service.body.id}`, { as: "viewer" });
  expect(added.body.destinations[0]).toMatchObject({ weight: 0, holds: [{ name: `maintenance/${body.id}` }] });
});

test("a manifest that is put again keeps it out, and restoring everybody's holds does, too", async () => {
  const { body } = await plan({});
  const path = `/api/v1/clusters/${world.ids.clusterId}/manifest`;
  const { body: manifest } = await world.panel.call("GET", path, { as: "operator" });
  const replaced = { ...manifest.manifest, description: "anew" };
  const put = await world.panel.call("PUT", path, { as: "operator", body: replaced, revision: manifest.revision });
  expect(put.status).toBe(200);
  const restore = `/api/v1/real-servers/${world.ids.realServerIds[0]}/restore`;
  expect((await world.panel.call("POST", restore, { as: "operator", body: { all: true } })).status).toBeLessThan(300);
  expect(await destination()).toMatchObject({ weight: 0, holds: [{ name: `maintenance/${body.id}` }] });
  await pass();
  expect(await now(body.id)).toMatchObject({ state: "active" });
});
