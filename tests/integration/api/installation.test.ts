import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuditAction } from "@/lib/api/resources/audit-actions";
import { healthResourceSchema } from "@/lib/api/resources/health";
import { auditResourceSchema, settingsResourceSchema } from "@/lib/api/resources/people";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

test("health needs no session and tells whether somebody has to set the panel up", async () => {
  const answer = await panel.call("GET", "/api/v1/health");
  expect(healthResourceSchema.strict().parse(answer.body)).toEqual(answer.body);
  expect(answer).toMatchObject({ status: 200, body: { ready: true, setupRequired: false } });
});

test("settings show the worker's public key and which workers live", async () => {
  const { prisma } = panel.database;
  await prisma.installation.update({ where: { id: 1 }, data: { sshPublicKey: "ssh-ed25519 AAAA signalbox" } });
  const old = new Date(Date.now() - 60_000);
  await prisma.workerPresence.create({ data: { id: "a", version: "0.1.0", startedAt: old, heartbeatAt: old } });
  await prisma.workerPresence.create({ data: { id: "b", version: "0.1.0" } });
  const answer = await panel.call("GET", "/api/v1/settings", { as: "viewer" });
  expect(settingsResourceSchema.strict().parse(answer.body)).toEqual(answer.body);
  expect(answer.body).toMatchObject({
    sshPublicKey: "ssh-ed25519 AAAA signalbox",
    workers: [
      { id: "a", alive: false },
      { id: "b", alive: true },
    ],
  });
});

describe("the trail", () => {
  const write = (action: AuditAction, objectId: string) =>
    recordAudit(
      panel.database.prisma,
      { kind: "person", id: "p1", name: "Ann", email: "", role: "admin", origin: "192.0.2.7" },
      { action, objectType: "host", objectId, objectName: "lb1", before: { port: 22 }, after: { port: 2222 } },
    );

  test("is read newest first, page by page, while new entries arrive", async () => {
    for (const id of ["1", "2", "3"]) await write("host.update", id);
    const first = await panel.call("GET", "/api/v1/audit?action=host.&limit=2", { as: "operator" });
    expect(first.body.items.map(({ objectId }: { objectId: string }) => objectId)).toEqual(["3", "2"]);
    for (const item of first.body.items) expect(auditResourceSchema.strict().parse(item)).toEqual(item);
    await write("host.update", "4");
    const next = `/api/v1/audit?action=host.&limit=2&cursor=${first.body.next}`;
    const second = await panel.call("GET", next, { as: "operator" });
    expect(second.body).toMatchObject({ items: [{ objectId: "1" }], next: null });
  });

  test("is filtered by person, object, action, outcome and time", async () => {
    await write("host.trust", "filtered");
    const count = async (query: string) =>
      (await panel.call("GET", `/api/v1/audit?objectId=filtered&${query}`, { as: "operator" })).body.items.length;
    const soon = new Date(Date.now() + 60_000).toISOString();
    expect(await count("actorId=p1&action=host.trust&objectType=host&outcome=done")).toBe(1);
    expect(await count(`until=${soon}`)).toBe(1);
    for (const none of ["actorId=p2", "action=host.delete", "objectType=person", "outcome=denied", `from=${soon}`]) {
      expect([none, await count(none)]).toEqual([none, 0]);
    }
  });

  test("cannot be changed or shortened, not even in the database", async () => {
    await write("host.update", "kept");
    const { prisma } = panel.database;
    await expect(prisma.auditEntry.updateMany({ data: { actorName: "Eve" } })).rejects.toThrow();
    await expect(prisma.auditEntry.deleteMany()).rejects.toThrow();
    const answer = await panel.call("GET", "/api/v1/audit?objectId=kept", { as: "operator" });
    expect(answer.body.items).toMatchObject([{ actorName: "Ann" }]);
  });

  test("is shown to operators and admins", async () => {
    expect((await panel.call("GET", "/api/v1/audit", { as: "viewer" })).status).toBe(403);
  });
});
