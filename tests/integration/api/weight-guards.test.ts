import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { packPayload } from "@/lib/db/pack-payload";
import { createExampleCluster, type ExampleIds } from "../../support/cluster-by-api";
import { markApplied } from "../../support/mark-applied";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
let ids: ExampleIds;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

/** A service with two destinations of weight 1, in force. */
beforeEach(async () => {
  ids = await createExampleCluster(panel);
  const service = `/api/v1/services/${ids.serviceId}`;
  await panel.call("PATCH", service, { as: "admin", revision: 1, body: { healthChecks: [{ kind: "tcp" }] } });
  await markApplied(panel, ids.clusterId);
});

type Override = { readonly guards: readonly string[]; readonly reason: string };
const override: Override = { guards: ["last_destination"], reason: "both web servers move house" };

async function setWeight(index: 0 | 1, weight: number, as: "operator" | "admin" = "operator", how?: Override) {
  const path = `/api/v1/destinations/${ids.destinationIds[index]}`;
  const { revision } = (await panel.call("GET", path, { as: "viewer" })).body;
  return await panel.call("PATCH", path, { as, revision, body: { weight, override: how } });
}

async function weightOf(index: 0 | 1): Promise<number> {
  return (await panel.call("GET", `/api/v1/destinations/${ids.destinationIds[index]}`, { as: "viewer" })).body.weight;
}

/** What a director's kernel showed last: the weights of both destinations, null = not there. */
async function sampled(weights: readonly (number | null)[]): Promise<void> {
  const { body: cluster } = await panel.call("GET", `/api/v1/clusters/${ids.clusterId}`, { as: "viewer" });
  const [service] = cluster.services;
  const destinations = service.destinations.flatMap((one: { address: string; port: number }, index: number) => {
    const weight = weights[index] ?? null;
    return weight === null ? [] : [{ key: `${one.address}:${one.port}`, weight }];
  });
  await panel.database.prisma.liveSnapshot.create({
    data: {
      directorId: ids.directorIds[0],
      sampledAt: new Date(),
      payload: await packPayload({ status: "ok", services: [{ key: service.keys[0], destinations }] }),
    },
  });
}

const refused = (guard: string) => ({ status: 422, body: { code: "guard.forbids", problems: [{ code: guard }] } });

test("the last destination stays in service, and its row as it was", async () => {
  expect((await setWeight(0, 0)).status).toBe(202);
  expect(await setWeight(1, 0)).toMatchObject(refused("guard.last_destination"));
  expect(await weightOf(1)).toBe(1);
  expect((await setWeight(1, 5)).status).toBe(202);
});

test("of two people who each take out one of the last two, one is refused", async () => {
  const answers = await Promise.all([setWeight(0, 0), setWeight(1, 0, "admin")]);
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 422]);
});

test("a wish for the other destination counts before it is in force", async () => {
  expect((await setWeight(0, 0)).status).toBe(202);
  expect((await setWeight(0, 1)).status).toBe(202);
  expect((await setWeight(1, 0)).status).toBe(202);
});

test("a destination whose checks fail is none that stays", async () => {
  await sampled([1, null]);
  expect(await setWeight(0, 0)).toMatchObject(refused("guard.last_destination"));
  expect((await setWeight(1, 0)).status).toBe(202);
});

test("a sample from before the last operation says nothing", async () => {
  await sampled([1, 0]);
  await panel.database.prisma.operation.create({
    data: {
      kind: "weight",
      state: "confirmed",
      clusterId: ids.clusterId,
      request: {},
      actorName: "test",
      finishedAt: new Date(Date.now() + 1000),
    },
  });
  expect((await setWeight(0, 0)).status).toBe(202);
});

test("the limits of the cluster hold", async () => {
  const { prisma } = panel.database;
  await prisma.cluster.update({ where: { id: ids.clusterId }, data: { guards: { minAvailablePercent: 60 } } });
  expect(await setWeight(0, 0)).toMatchObject(refused("guard.minimum_available"));
});

test("an admin overrides with a reason, which operation and trail keep; an operator may not", async () => {
  await setWeight(0, 0);
  expect(await setWeight(1, 0, "operator", override)).toMatchObject({ status: 403 });
  const answer = await setWeight(1, 0, "admin", override);
  expect(answer).toMatchObject({
    status: 202,
    body: { request: { weight: 0, overrideGuards: ["last_destination"], overrideReason: override.reason } },
  });
  const trail = await panel.call("GET", `/api/v1/audit?operationId=${answer.body.id}`, { as: "admin" });
  expect(trail.body.items.find(({ action }: { action: string }) => action === "guard.override")).toMatchObject({
    after: { ...override, found: [{ guard: "last_destination", verdict: "forbids" }] },
  });
});

test("a weight together with other edits is guarded too", async () => {
  await setWeight(0, 0);
  const path = `/api/v1/destinations/${ids.destinationIds[1]}`;
  const { revision } = (await panel.call("GET", path, { as: "viewer" })).body;
  const body = { weight: 0, upperThreshold: 100 };
  expect(await panel.call("PATCH", path, { as: "operator", revision, body })).toMatchObject(
    refused("guard.last_destination"),
  );
});
