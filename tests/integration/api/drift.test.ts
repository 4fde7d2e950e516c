import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { driftResourceSchema } from "@/lib/api/resources/drift";
import { createExampleCluster } from "@/tests/support/cluster-by-api";
import { type Panel, startPanel } from "@/tests/support/panel";

let panel: Panel;
let clusterId: string;
let at: string;
let itemId: string;

beforeAll(async () => {
  panel = await startPanel();
});
afterAll(async () => await panel.close());

/** As a look has left it: one destination whose weight is another. */
beforeEach(async () => {
  const ids = await createExampleCluster(panel);
  clusterId = ids.clusterId;
  at = `/api/v1/clusters/${clusterId}/drift`;
  const { prisma } = panel.database;
  const now = new Date();
  await prisma.driftWatch.create({ data: { clusterId, nextLookAt: now, lookedAt: now, revisionNumber: 1 } });
  const item = await prisma.driftItem.create({
    data: {
      clusterId,
      hostId: clusterId,
      hostName: "lb1",
      role: "director",
      kind: "destination_differs",
      object: "TCP 10.1.0.100:80 10.1.0.11:80",
      desired: "-g -w 1",
      kernel: "-g -w 7",
      adoptable: {
        kind: "destination",
        destinationId: ids.destinationIds[0],
        weight: 7,
        upperThreshold: 0,
        lowerThreshold: 0,
      },
      since: now,
      seenAt: now,
    },
  });
  itemId = item.id;
});

test("a viewer reads the drift of a cluster, and its summary counts it", async () => {
  const answer = await panel.call("GET", at, { as: "viewer" });
  expect(driftResourceSchema.strict().parse(answer.body)).toEqual(answer.body);
  expect(answer.body.items).toMatchObject([{ id: itemId, kind: "destination_differs", adoptable: true }]);
  const cluster = await panel.call("GET", `/api/v1/clusters/${clusterId}`, { as: "viewer" });
  expect(cluster.body.drift).toEqual({ count: 1, alarms: 0 });
});

test("what is ignored needs a reason and counts no longer", async () => {
  const path = `${at}/${itemId}/ignore`;
  expect((await panel.call("POST", path, { as: "operator", body: { reason: " " } })).status).toBe(422);
  const ignored = await panel.call("POST", path, { as: "operator", body: { reason: "maintenance" } });
  expect(ignored.body.items).toMatchObject([{ ignored: { reason: "maintenance" } }]);
  const cluster = await panel.call("GET", `/api/v1/clusters/${clusterId}`, { as: "viewer" });
  expect(cluster.body.drift).toEqual({ count: 0, alarms: 0 });
  const again = await panel.call("POST", `${at}/${itemId}/unignore`, { as: "operator" });
  expect(again.body.items).toMatchObject([{ ignored: null }]);
});

test("a weight of a destination that is in no applied state is adopted as an edit", async () => {
  const answer = await panel.call("POST", `${at}/${itemId}/adopt`, { as: "operator" });
  expect(answer.status).toBe(200);
  const weights = await panel.database.prisma.destination.findMany({ where: { service: { clusterId } } });
  expect(weights.map(({ weight }) => weight).sort()).toEqual([1, 7]);
});

test("what no draft can say is not adopted", async () => {
  await panel.database.prisma.driftItem.update({ where: { id: itemId }, data: { adoptable: { kind: "unheard" } } });
  const answer = await panel.call("POST", `${at}/${itemId}/adopt`, { as: "operator" });
  expect([answer.status, answer.body.code]).toEqual([409, "drift.not_adoptable"]);
});

test("an item of another cluster, or one that is gone, is not found", async () => {
  const { clusterId: other } = await createExampleCluster(panel);
  const elsewhere = `/api/v1/clusters/${other}/drift/${itemId}/adopt`;
  expect((await panel.call("POST", elsewhere, { as: "operator" })).status).toBe(404);
  await panel.database.prisma.driftItem.update({ where: { id: itemId }, data: { goneAt: new Date() } });
  expect((await panel.call("POST", `${at}/${itemId}/adopt`, { as: "operator" })).status).toBe(404);
});

test("settings are edited against the revision that was read, within their range", async () => {
  const edit = (revision: number, body: object) => panel.call("PATCH", at, { as: "operator", revision, body });
  expect((await edit(1, { intervalSec: 5 })).body.problems).toMatchObject([{ code: "drift.interval" }]);
  expect((await edit(1, { intervalSec: 300, autoRepair: true })).body).toMatchObject({
    intervalSec: 300,
    autoRepair: true,
    revision: 2,
  });
  expect((await edit(1, { intervalSec: 20 })).status).toBe(412);
});

test("switching repair on again lets one go on that holds still", async () => {
  await panel.database.prisma.driftWatch.update({ where: { clusterId }, data: { pausedAt: new Date() } });
  const answer = await panel.call("PATCH", at, { as: "operator", revision: 1, body: { autoRepair: true } });
  expect(answer.body).toMatchObject({ autoRepair: true, pausedAt: null });
});
