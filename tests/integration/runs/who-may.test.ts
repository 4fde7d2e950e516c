import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDesiredCluster } from "@/lib/db/load-desired-cluster";
import { createExampleCluster, type ExampleIds } from "../../support/cluster-by-api";
import { type Panel, startPanel } from "../../support/panel";
import type { Method } from "../../support/routes";

let panel: Panel;
let own: ExampleIds;
let foreign: ExampleIds;
beforeAll(async () => {
  panel = await startPanel();
  own = await inForce();
  foreign = await inForce();
});
afterAll(() => panel.close());

async function inForce(): Promise<ExampleIds> {
  const ids = await createExampleCluster(panel);
  const { prisma } = panel.database;
  const { model } = (await loadDesiredCluster(prisma, ids.clusterId)) ?? {};
  if (model === undefined) throw new Error("the cluster is there");
  await prisma.clusterRevision.create({
    data: { clusterId: ids.clusterId, number: 1, model, files: {}, actorName: "test" },
  });
  return ids;
}

async function tokenFor(scope: object) {
  const made = await panel.call("POST", "/api/v1/tokens", { as: "operator", body: { name: "ci", ...scope } });
  const headers = { authorization: `Bearer ${made.body.token}`, origin: "" };
  return (method: Method, path: string, body?: object) =>
    panel.call(method, `/api/v1${path}`, { headers, ...(body !== undefined && { body }) });
}

function rolling({ clusterId, realServerIds }: ExampleIds, changes: object = {}) {
  return { kind: "rolling", clusterId, realServerIds, minCapacityPercent: 0, ...changes };
}

test("a viewer begins and steers nothing, and may look", async () => {
  const { body: run } = await panel.call("POST", "/api/v1/runs", { as: "operator", body: rolling(own) });
  for (const path of ["/runs", `/runs/${run.id}/abort`, `/runs/${run.id}/items/${run.items[0].id}/continue`]) {
    expect((await panel.call("POST", `/api/v1${path}`, { as: "viewer", body: rolling(own) })).status).toBe(403);
  }
  expect((await panel.call("GET", `/api/v1/runs/${run.id}`, { as: "viewer" })).body.state).toBe("running");
  const list = await panel.call("GET", `/api/v1/runs?clusterId=${own.clusterId}&state=running`, { as: "viewer" });
  expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([run.id]);
  const second = await panel.call("POST", "/api/v1/runs", { as: "operator", body: rolling(own) });
  expect(second).toMatchObject({ status: 409, body: { code: "run.under_way", params: { id: run.id } } });
  expect((await panel.call("POST", `/api/v1/runs/${run.id}/abort`, { as: "operator" })).status).toBe(202);
  await panel.database.prisma.run.update({ where: { id: run.id }, data: { state: "aborted" } });
});

test("a token begins a run only with all the verbs that it may need", async () => {
  const drains = await tokenFor({ verbs: ["drain", "restore"] });
  expect((await drains("POST", "/runs", rolling(own, { dryRun: true }))).status).toBe(403);
  const target = { kind: "destination", id: own.destinationIds[0] };
  expect((await drains("POST", "/runs", { kind: "bulk", verb: "drain", targets: [target], dryRun: true })).status).toBe(
    200,
  );
  expect((await drains("POST", "/runs", { kind: "bulk", verb: "cut", targets: [target], dryRun: true })).status).toBe(
    403,
  );
  const all = await tokenFor({ verbs: ["drain", "restore", "weight"] });
  expect((await all("POST", "/runs", rolling(own, { dryRun: true }))).status).toBe(200);
});

test("what is not in a token's scope does not exist for it: targets, runs and what is said to them", async () => {
  const scoped = await tokenFor({ verbs: ["drain", "restore", "weight"], clusterIds: [own.clusterId] });
  const refused = await scoped("POST", "/runs", rolling(foreign, { dryRun: true }));
  expect(refused).toMatchObject({ status: 422, body: { problems: [{ code: "run.unknown_target" }, {}] } });
  const { body: run } = await panel.call("POST", "/api/v1/runs", { as: "operator", body: rolling(foreign) });
  expect((await scoped("GET", `/runs/${run.id}`)).status).toBe(404);
  expect((await scoped("POST", `/runs/${run.id}/abort`)).status).toBe(404);
  expect((await scoped("POST", `/runs/${run.id}/items/${run.items[0].id}/continue`, {})).status).toBe(404);
  expect((await scoped("GET", "/runs")).status).toBe(403);
  const mine = await scoped("POST", "/runs", rolling(own, { hook: { kind: "manual" } }));
  expect(mine.status).toBe(202);
  expect((await scoped("GET", `/runs/${mine.body.id}`)).status).toBe(200);
  await panel.database.prisma.run.updateMany({ data: { state: "aborted" } });
});

test("a token of one service takes a real server out of that service alone", async () => {
  const { body: other } = await panel.call("POST", `/api/v1/clusters/${own.clusterId}/services`, {
    as: "operator",
    body: {
      name: "tls",
      vipId: own.vipId,
      port: 443,
      destinations: own.realServerIds.map((id) => ({ realServerId: id })),
    },
  });
  const { prisma } = panel.database;
  const { model } = (await loadDesiredCluster(prisma, own.clusterId)) ?? {};
  if (model === undefined) throw new Error("the cluster is there");
  await prisma.clusterRevision.create({
    data: { clusterId: own.clusterId, number: 2, model, files: {}, actorName: "test" },
  });
  const web = await tokenFor({ verbs: ["drain", "restore"], serviceIds: [own.serviceId] });
  const target = { kind: "realServer", id: own.realServerIds[0] };
  const { body: run } = await web("POST", "/runs", { kind: "bulk", verb: "drain", targets: [target] });
  const row = await prisma.run.findUniqueOrThrow({ where: { id: run.id } });
  expect(row.items).toMatchObject([{ destinationIds: [own.destinationIds[0]] }]);
  const tls = await tokenFor({ verbs: ["drain", "restore"], serviceIds: [other.id] });
  expect((await tls("POST", `/runs/${run.id}/pause`)).status).toBe(404);
  expect((await web("POST", `/runs/${run.id}/pause`)).status).toBe(202);
});

test("where a person's word is asked for, a program's does not count, and the trail has who said what", async () => {
  const body = rolling(foreign, { hook: { kind: "manual" }, reason: "kernel 6.1" });
  const { body: run } = await panel.call("POST", "/api/v1/runs", { as: "operator", body });
  const { prisma } = panel.database;
  const row = await prisma.run.findUniqueOrThrow({ where: { id: run.id } });
  const items = JSON.parse(JSON.stringify(row.items));
  items[0].phase = "hook";
  await prisma.run.update({ where: { id: run.id }, data: { items } });
  const program = await tokenFor({ verbs: ["drain", "restore", "weight"] });
  const path = `/runs/${run.id}/items/${items[0].id}/continue`;
  expect((await program("POST", path, {})).status).toBe(403);
  expect((await panel.call("POST", `/api/v1${path}`, { as: "operator", body: {} })).status).toBe(202);
  const trail = await panel.call("GET", `/api/v1/audit?objectId=${run.id}`, { as: "admin" });
  expect(trail.body.items.map(({ action }: { action: string }) => action)).toEqual(["run.item_continue", "run.start"]);
});
