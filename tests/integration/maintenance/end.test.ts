import { expect, test } from "vitest";
import { markApplied } from "../../support/mark-applied";
import { later, watchedCluster } from "./watched-cluster";

const { destination, end, now, pass, plan, trailOf, world } = watchedCluster();

test("a server whose maintenance is over stays out until three looks in a row are good", async () => {
  const { body } = await plan({});
  await end(body.id, { reason: "done" });
  await pass();
  expect(await now(body.id)).toMatchObject({
    state: "ending",
    health: { good: 0, faults: [{ serviceName: "web", port: 80, status: null }, {}] },
  });
  world.seen = ["0 open", "0 open"];
  await pass();
  await pass();
  expect(await now(body.id)).toMatchObject({ state: "ending", health: { good: 2 } });
  world.seen = ["0 open", "0 silent"];
  await pass();
  expect(await now(body.id)).toMatchObject({ health: { good: 0 } });
  world.seen = ["0 open", "0 open"];
  for (const good of [1, 2]) {
    await pass();
    expect(await now(body.id)).toMatchObject({ state: "ending", health: { good } });
    expect(await destination()).toMatchObject({ weight: 0 });
  }
  await pass();
  expect(await now(body.id)).toMatchObject({ state: "ended", forced: false, endedBy: "operator" });
  expect(await destination()).toMatchObject({ weight: 1, hold: null, holds: [] });
  expect(await trailOf(body.id)).toEqual(["maintenance.create", "maintenance.end", "maintenance.lift"]);
});

test("of several reasons each ends for itself, and the server comes back with the last", async () => {
  const first = await plan({ reason: "disk" });
  const second = await plan({ reason: "switch", how: "cut" });
  expect(await destination()).toMatchObject({ hold: { kind: "cut" }, holds: [{}, {}] });
  await end(second.body.id);
  await pass();
  expect([await now(second.body.id), world.looks]).toEqual([expect.objectContaining({ state: "ended" }), 0]);
  expect(await destination()).toMatchObject({ weight: 0, hold: { kind: "drain" }, holds: [{}] });
  await end(first.body.id);
  await pass();
  expect(await now(first.body.id)).toMatchObject({ state: "ending" });
});

test("two that are over in the same moment do not let the server in unseen", async () => {
  const both = [await plan({ until: later(10) }), await plan({ until: later(10) })].map(({ body }) => body.id);
  await pass(10);
  const states = await Promise.all(both.map(async (id) => (await now(id)).state));
  expect(states.sort()).toEqual(["ended", "ending"]);
  expect(await destination()).toMatchObject({ weight: 0 });
});

test("a director that cannot be reached keeps no server out; when none can be, nobody is let in", async () => {
  const { body } = await plan({});
  await end(body.id);
  world.seen = [undefined, undefined];
  for (let round = 0; round < 4; round += 1) await pass();
  expect(await now(body.id)).toMatchObject({
    state: "ending",
    health: { good: 0, unasked: [expect.any(String), expect.any(String)] },
  });
  world.seen = [undefined, "0 open"];
  for (let round = 0; round < 3; round += 1) await pass();
  expect(await now(body.id)).toMatchObject({ state: "ended" });
});

test("who waits for its end is told when the server is back, and not before", async () => {
  const { body } = await plan({});
  const path = `/api/v1/maintenances/${body.id}`;
  const asked = { as: "operator", body: {} } as const;
  expect((await world.panel.call("POST", `${path}/end?wait=100ms`, asked)).body).toMatchObject({ state: "ending" });
  const waiting = world.panel.call("GET", `${path}?wait=20s`, { as: "viewer" });
  world.seen = ["0 open", "0 open"];
  for (let round = 0; round < 3; round += 1) await pass();
  expect((await waiting).body).toMatchObject({ state: "ended", endedAt: expect.any(String) });
});

test("what nothing checks comes back without a look", async () => {
  await world.panel.database.prisma.virtualService.updateMany({ data: { healthChecks: [] } });
  await markApplied(world.panel, world.ids.clusterId);
  const { body } = await plan({});
  await end(body.id);
  await pass();
  expect([(await now(body.id)).state, world.looks]).toEqual(["ended", 0]);
});

test("one that waits for long says so once, goes on looking, and ends by force only with a reason", async () => {
  const { body } = await plan({});
  await end(body.id);
  await pass(200);
  expect((await now(body.id)).alarmedAt).toBeNull();
  await pass(101);
  const { alarmedAt } = await now(body.id);
  expect(alarmedAt).not.toBeNull();
  await pass(20);
  expect(await now(body.id)).toMatchObject({ state: "ending", alarmedAt });
  expect(await end(body.id, { force: true })).toMatchObject({
    status: 422,
    body: { problems: [{ path: ["reason"], code: "maintenance.force_reason" }] },
  });
  const forced = await end(body.id, { force: true, reason: "the check itself is wrong" });
  expect(forced).toMatchObject({ status: 200, body: { state: "ended", forced: true } });
  expect(await destination()).toMatchObject({ weight: 1, hold: null });
  expect((await trailOf(body.id)).filter((action) => action === "maintenance.alarm")).toHaveLength(1);
  expect((await end(body.id)).body).toMatchObject({ status: 409, code: "maintenance.over" });
});
