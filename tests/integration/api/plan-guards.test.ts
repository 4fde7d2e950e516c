import { afterAll, beforeAll, expect, test } from "vitest";
import { planResourceSchema } from "@/lib/api/resources/operation";
import type { GuardResult, Plan } from "@/lib/plan/model";
import { createExampleCluster } from "../../support/cluster-by-api";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

const forbids = (guard: "last_destination" | "freeze", overridable = true): GuardResult => ({
  guard,
  verdict: "forbids",
  overridable,
  figures: { code: "figure.fewest", params: { service: "web", count: 0 } },
  problems: [
    { path: ["services", 0], code: `guard.${guard}`, params: { service: "web", count: 1 }, severity: "error" },
    { path: [], code: "guard.minimum_available_already", params: {}, severity: "warning" },
  ],
});

/** A plan that the worker made, with these guards. */
async function planWith(guards: readonly GuardResult[]): Promise<{ id: string; clusterId: string }> {
  const { clusterId } = await createExampleCluster(panel);
  const { body: made } = await panel.call("POST", `/api/v1/clusters/${clusterId}/plans`, { as: "operator" });
  const nothing = { basis: [], fingerprint: "f", waves: [], shares: [], problems: [], changeCount: 0 };
  const body: Plan = { ...nothing, clusterId, draftRevision: made.draftRevision, guards };
  await panel.database.prisma.plan.update({ where: { id: made.id }, data: { state: "ready", body } });
  return { id: made.id, clusterId };
}

const apply = (id: string, as: "operator" | "admin", override?: { guards: string[]; reason: string }) =>
  panel.call("POST", `/api/v1/plans/${id}/apply`, { as, body: { reason: "new web server", override } });

const override = { guards: ["last_destination"], reason: "the shop moves house tonight" };

test("a plan shows its guards with their problems in words", async () => {
  const { id } = await planWith([forbids("last_destination")]);
  const answer = await panel.call("GET", `/api/v1/plans/${id}`, { as: "viewer" });
  expect(planResourceSchema.strict().parse(answer.body)).toEqual(answer.body);
  expect(answer.body.guards).toMatchObject([{ guard: "last_destination", verdict: "forbids", overridable: true }]);
  expect(answer.body.guards[0].problems[0].message).toMatch(/^web: no destination would take connections any more/);
});

test("a plan that a guard forbids is refused, with the guard's errors alone", async () => {
  const { id } = await planWith([forbids("last_destination")]);
  const answer = await apply(id, "admin");
  expect(answer).toMatchObject({ status: 422, body: { code: "guard.forbids" } });
  expect(answer.body.problems.map(({ code }: { code: string }) => code)).toEqual(["guard.last_destination"]);
});

test("an admin overrides it with a reason, and the trail keeps who, why, and what the guard had to say", async () => {
  const { id, clusterId } = await planWith([forbids("last_destination")]);
  const answer = await apply(id, "admin", override);
  expect(answer).toMatchObject({
    status: 202,
    body: { request: { overrideGuards: ["last_destination"], overrideReason: override.reason } },
  });
  const trail = await panel.call("GET", `/api/v1/audit?operationId=${answer.body.id}`, { as: "admin" });
  const entry = trail.body.items.find(({ action }: { action: string }) => action === "guard.override");
  expect(entry).toMatchObject({
    actorName: "admin",
    clusterId,
    after: { ...override, found: [{ guard: "last_destination", figures: { params: { service: "web", count: 0 } } }] },
  });
});

test("only the guards that were named stand back", async () => {
  const { id } = await planWith([forbids("last_destination"), forbids("freeze")]);
  const answer = await apply(id, "admin", override);
  expect(answer).toMatchObject({ status: 422, body: { code: "guard.forbids", problems: [{ code: "guard.freeze" }] } });
  expect((await apply(id, "admin", { ...override, guards: ["freeze", "last_destination"] })).status).toBe(202);
});

test("one that nobody may override stays", async () => {
  const { id } = await planWith([forbids("last_destination", false)]);
  expect(await apply(id, "admin", override)).toMatchObject({ status: 422, body: { code: "guard.forbids" } });
});

test("an operator may not override, which the trail tells, unless the cluster lets operators", async () => {
  const { id, clusterId } = await planWith([forbids("last_destination")]);
  expect(await apply(id, "operator", override)).toMatchObject({ status: 403, body: { code: "auth.forbidden" } });
  const denied = await panel.call("GET", "/api/v1/audit?action=access.denied", { as: "admin" });
  expect(denied.body.items[0]).toMatchObject({ actorName: "operator", after: { permission: "guard.override" } });
  await panel.database.prisma.cluster.update({
    where: { id: clusterId },
    data: { guards: { operatorsMayOverride: true } },
  });
  expect((await apply(id, "operator", override)).status).toBe(202);
});

test("without a reason nothing is overridden", async () => {
  const { id } = await planWith([forbids("last_destination")]);
  expect(await apply(id, "admin", { ...override, reason: " " })).toMatchObject({
    status: 422,
    body: { code: "input.invalid", problems: [{ path: ["override", "reason"], code: "override.reason" }] },
  });
});
