import { expect, test } from "vitest";
import { createExampleCluster } from "../../support/cluster-by-api";
import { later, watchedCluster } from "./watched-cluster";

const { destination, end, now, pass, plan, world } = watchedCluster();

test("asked for again with the same key it is the same one, and the key is good for nothing else", async () => {
  const path = `/api/v1/real-servers/${world.ids.realServerIds[0]}/maintenances`;
  const headers = { "idempotency-key": `night-${world.ids.clusterId}` };
  const ask = (reason: string) => world.panel.call("POST", path, { as: "operator", headers, body: { reason } });
  const [first, again] = [await ask("disk"), await ask("disk")];
  expect([again.status, again.body.id]).toEqual([201, first.body.id]);
  expect(await world.panel.database.prisma.maintenance.count()).toBe(1);
  expect(await ask("fan")).toMatchObject({ status: 422, body: { problems: [{ code: "idempotency_key.reused" }] } });
});

test("a dry run says what guards would say, and leaves nothing behind", async () => {
  expect((await plan({ dryRun: true })).body).toMatchObject({
    dryRun: true,
    services: [{ serviceName: "web" }],
    problems: [],
  });
  await plan({}, 1);
  const answer = await plan({ dryRun: true, from: later(60) });
  expect(answer).toMatchObject({ status: 200, body: { problems: [{ severity: "error" }] } });
  expect(await world.panel.database.prisma.maintenance.count()).toBe(1);
  expect(await destination()).toMatchObject({ weight: 1 });
});

test("more time brings one that waits back under way; who holds an older revision is told", async () => {
  const { body } = await plan({ until: later(10) });
  await pass(10);
  const { revision } = await now(body.id);
  const path = `/api/v1/maintenances/${body.id}`;
  const changes = { until: null, reason: "two disks" };
  expect(
    await world.panel.call("PATCH", path, { as: "operator", body: changes, revision: revision - 1 }),
  ).toMatchObject({
    status: 412,
    body: { current: { state: "ending" } },
  });
  const changed = await world.panel.call("PATCH", path, { as: "operator", body: changes, revision });
  expect(changed.body).toMatchObject({ state: "active", until: null, reason: "two disks", overAt: null });
  expect((await destination()).holds[0].reason).toBe("two disks");
  await pass();
  expect(await now(body.id)).toMatchObject({ state: "active" });
});

test("times that make no sense are refused by name", async () => {
  const problemsOf = async (body: object) => (await plan(body)).body.problems.map(({ code }: { code: string }) => code);
  expect(await problemsOf({ until: later(-1) })).toEqual(["maintenance.until"]);
  expect(await problemsOf({ from: later(60), until: later(30) })).toEqual(["maintenance.until"]);
  expect(await problemsOf({ from: later(400 * 86_400) })).toEqual(["maintenance.too_late"]);
  const override = { guards: ["last_destination"], reason: "now" };
  const body = { reason: "disk", from: later(60), override };
  const path = `/api/v1/real-servers/${world.ids.realServerIds[0]}/maintenances`;
  const answer = await world.panel.call("POST", path, { as: "admin", body });
  expect(answer.body.problems).toMatchObject([{ code: "maintenance.override_later" }]);
});

test("the list is read page by page, by what people look for, and a token sees its clusters only", async () => {
  const [first, second] = [(await plan({})).body, (await plan({ from: later(60) }, 1)).body];
  await end(second.id);
  const list = async (query: string) =>
    (await world.panel.call("GET", `/api/v1/maintenances?${query}`, { as: "viewer" })).body.items.map(
      (one: { id: string }) => one.id,
    );
  expect(await list("")).toEqual([second.id, first.id]);
  expect(await list("open=true")).toEqual([first.id]);
  expect(await list("open=false")).toEqual([second.id]);
  expect(await list(`realServerId=${world.ids.realServerIds[1]}&state=ended`)).toEqual([second.id]);
  const page = await world.panel.call("GET", "/api/v1/maintenances?limit=1", { as: "viewer" });
  expect(await list(`limit=1&cursor=${page.body.next}`)).toEqual([first.id]);
  const others = await createExampleCluster(world.panel);
  const scope = { name: "ci", verbs: ["drain", "restore"], clusterIds: [others.clusterId] };
  const { token } = (await world.panel.call("POST", "/api/v1/tokens", { as: "operator", body: scope })).body;
  const headers = { authorization: `Bearer ${token}` };
  expect((await world.panel.call("GET", "/api/v1/maintenances", { headers })).body.items).toEqual([]);
  expect((await world.panel.call("POST", `/api/v1/maintenances/${first.id}/end`, { headers })).status).toBe(404);
});
