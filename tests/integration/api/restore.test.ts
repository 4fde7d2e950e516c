import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { restoreResourceSchema } from "@/lib/api/resources/restore";
import { type Panel, startPanel } from "@/tests/support/panel";

let panel: Panel;
let clusterId: string;

const trusted = { trust: "trusted", hostKeyFingerprint: `SHA256:${"A".repeat(43)}` } as const;

beforeAll(async () => {
  panel = await startPanel();
  const { prisma } = panel.database;
  const { id: hostId } = await panel.addHost("lb1");
  const cluster = await prisma.cluster.create({ data: { name: "web", engine: "keepalived" } });
  clusterId = cluster.id;
  await prisma.director.create({ data: { clusterId, hostId, address: "10.0.0.1", interface: "eth0", priority: 100 } });
  const observing = { observingSince: new Date(), backupMadeAt: new Date("2026-11-18T03:00:00Z") };
  await prisma.installation.update({ where: { id: 1 }, data: observing });
});
afterAll(() => panel.close());

test("a restored panel says so to everybody, and which clusters were not compared with their hosts", async () => {
  const { status, body } = await panel.call("GET", "/api/v1/restore", { as: "viewer" });
  expect(status).toBe(200);
  expect(restoreResourceSchema.strict().parse(body)).toEqual(body);
  expect(body.backupMadeAt).toBe("2026-11-18T03:00:00.000Z");
  expect(body.clusters).toEqual([{ id: clusterId, name: "web", plan: null }]);
});

test("nothing that would write can be asked for", async () => {
  const { id: hostId } = await panel.addHost("rs1", trusted);
  const packages = { as: "admin", body: { packages: ["keepalived"] } } as const;
  const answer = await panel.call("POST", `/api/v1/hosts/${hostId}/packages`, packages);
  expect(answer).toMatchObject({ status: 409, body: { code: "installation.observing" } });
  expect((await panel.call("POST", `/api/v1/hosts/${hostId}/scan`, { as: "admin" })).status).toBe(202);
});

test("a cluster that nobody has compared cannot be accepted, nor one that is just being compared", async () => {
  const refused = { status: 409, body: { code: "installation.not_compared", params: { clusters: "web" } } };
  expect(await panel.call("POST", "/api/v1/restore/accept", { as: "admin" })).toMatchObject(refused);
  expect((await panel.call("POST", `/api/v1/clusters/${clusterId}/plans`, { as: "operator" })).status).toBe(202);
  expect(await panel.call("POST", "/api/v1/restore/accept", { as: "admin" })).toMatchObject(refused);
});

test("a plan from before the restore is no comparison", async () => {
  const { prisma } = panel.database;
  await prisma.plan.deleteMany();
  const old = { clusterId, draftRevision: 1, actorName: "Ada", createdAt: new Date("2026-11-18T02:00:00Z") };
  await prisma.plan.create({ data: { ...old, id: randomUUID(), state: "failed" } });
  const { body } = await panel.call("GET", "/api/v1/restore", { as: "viewer" });
  expect(body.clusters).toMatchObject([{ plan: null }]);
});

test("an administrator accepts what was compared; it is in the trail, and operations are taken again", async () => {
  const { prisma } = panel.database;
  await prisma.plan.create({ data: { clusterId, draftRevision: 1, actorName: "Ada", state: "failed" } });
  expect((await panel.call("POST", "/api/v1/restore/accept", { as: "operator" })).status).toBe(403);
  const accepted = await panel.call("POST", "/api/v1/restore/accept", { as: "admin" });
  expect(accepted).toMatchObject({ status: 200, body: { observingSince: null, clusters: [] } });
  expect((await panel.call("POST", "/api/v1/restore/accept", { as: "admin" })).status).toBe(200);
  const entries = await prisma.auditEntry.findMany({ where: { action: "restore.accept" } });
  expect(entries).toMatchObject([{ actorName: "admin", before: { backupMadeAt: "2026-11-18T03:00:00.000Z" } }]);
  const { id: hostId } = await panel.addHost("rs2", trusted);
  const packages = { as: "admin", body: { packages: ["keepalived"] } } as const;
  expect((await panel.call("POST", `/api/v1/hosts/${hostId}/packages`, packages)).status).toBe(202);
});
