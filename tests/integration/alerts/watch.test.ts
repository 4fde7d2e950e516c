import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { claimDueScopes } from "@/lib/alerts/claim-due-scopes";
import { look } from "@/lib/alerts/look";
import { type AlertRig, createAlertRig, service } from "./alert-rig";

let rig: AlertRig;
let ids: Awaited<ReturnType<AlertRig["cluster"]>>;
beforeAll(async () => {
  rig = await createAlertRig();
});
afterAll(() => rig.close());
beforeEach(async () => {
  ids = await rig.cluster();
});

async function open(kind?: string): Promise<{ kind: string; object: string; params: object }[]> {
  const query = `state=open&clusterId=${ids.clusterId}${kind === undefined ? "" : `&kind=${kind}`}`;
  return (await rig.panel.call("GET", `/api/v1/alerts?${query}`, { as: "viewer" })).body.items;
}

async function events(): Promise<string[]> {
  const path = `/api/v1/timeline?source=event&clusterId=${ids.clusterId}`;
  const { body } = await rig.panel.call("GET", path, { as: "viewer" });
  return body.items.map(({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`).reverse();
}

const both = [1, 1] as const;

/** lb0 holds the VIP, and both see these weights; it is looked at, and again when every rule's time is over. */
async function seeWeights(weights: readonly [number | null, number | null]): Promise<void> {
  const services = service(ids.vip, weights);
  for (let count = 0; count < 2; count += 1) {
    await rig.sample(ids, [{ vips: [ids.vip], services }, { services }]);
    await rig.look(ids.clusterId);
    await rig.age(10);
  }
  await rig.look(ids.clusterId);
}

test("a cluster that is as it was applied has no alerts", async () => {
  await seeWeights(both);
  expect(await open()).toEqual([]);
  expect(await events()).toEqual([]);
});

test("a real server that a check took out is an alert until it is back, raised once and resolved once", async () => {
  await seeWeights([null, 1]);
  await rig.look(ids.clusterId);
  expect(await open()).toMatchObject([{ kind: "server_down", object: "web · web1", severity: "warning" }]);
  await seeWeights(both);
  await seeWeights(both);
  expect(await open()).toEqual([]);
  expect(await events()).toEqual(["server_down raised", "server_down resolved"]);
});

test("a service without any real server is below its quorum", async () => {
  await seeWeights([null, null]);
  const found = await open();
  expect(found.map(({ kind }) => kind).sort()).toEqual(["quorum_lost", "server_down", "server_down"]);
  expect(found.find(({ kind }) => kind === "quorum_lost")?.params).toMatchObject({ weight: 0, quorum: 1 });
});

test("what cannot be seen is neither up nor down: while a director is lost its servers' alerts stay", async () => {
  await seeWeights([null, 1]);
  const freshAt = new Date(Date.now() - 60_000).toISOString();
  const lost = { status: "failed", freshAt, problem: { code: "host.timeout", params: {} } } as const;
  await rig.sample(ids, [lost, lost]);
  await rig.look(ids.clusterId);
  const kinds = (await open()).map(({ kind }) => kind).sort();
  expect(kinds).toEqual(["director_lost", "director_lost", "server_down"]);
});

test("a VIP on both directors is split brain, on none it has no master, and its way is an event", async () => {
  const services = service(ids.vip, both);
  const see = async (first: string[], second: string[]) => {
    for (let count = 0; count < 2; count += 1) {
      await rig.sample(ids, [
        { vips: first, services },
        { vips: second, services },
      ]);
      await rig.look(ids.clusterId);
      await rig.age(10);
    }
    await rig.look(ids.clusterId);
  };
  await see([ids.vip], []);
  await see([ids.vip], [ids.vip]);
  expect(await open("split_brain")).toHaveLength(1);
  await see([], []);
  expect(await open("no_master")).toHaveLength(1);
  await see([], [ids.vip]);
  await see([], [ids.vip]);
  expect(await open()).toEqual([]);
  expect((await events()).filter((event) => event.startsWith("vrrp"))).toEqual(["vrrp_transition happened"]);
});

test("an empty kernel is an alert at the first look, drift at the next, and a failed change until another follows", async () => {
  await seeWeights(both);
  await rig.sample(ids, [{ vips: [ids.vip], services: [] }, { services: service(ids.vip, both) }]);
  await rig.look(ids.clusterId);
  expect((await open()).map(({ kind }) => kind)).toEqual(["table_vanished"]);
  await seeWeights(both);
  await seeWeights(both);
  const { prisma } = rig.panel.database;
  const { clusterId } = ids;
  const at = new Date();
  const drifting = { hostName: "lb0", role: "director", kind: "service_differs", object: "TCP", since: at, seenAt: at };
  const [directorId] = ids.directorIds;
  const { hostId } = await prisma.director.findUniqueOrThrow({ where: { id: directorId } });
  await prisma.driftItem.create({ data: { clusterId, hostId, ...drifting } });
  const asked = { kind: "apply", clusterId, request: {}, actorName: "Ada", finishedAt: at } as const;
  const { id } = await prisma.operation.create({ data: { ...asked, state: "failed" } });
  await rig.look(clusterId);
  expect((await open()).map(({ kind }) => kind).sort()).toEqual(["drift", "operation_failed"]);
  await prisma.driftItem.updateMany({ where: { clusterId }, data: { ignoredAt: at } });
  await prisma.operation.create({ data: { ...asked, state: "confirmed", finishedAt: new Date(at.getTime() + 1) } });
  await seeWeights(both);
  await seeWeights(both);
  expect(await open()).toEqual([]);
  expect(await events()).toContain("operation_failed resolved");
  expect(await prisma.event.findFirst({ where: { operationId: id } })).not.toBeNull();
});

test("a host that offers another key and a token that ends soon are alerts of the panel", async () => {
  const { prisma } = rig.panel.database;
  await prisma.host.updateMany({
    where: { directors: { some: { clusterId: ids.clusterId } } },
    data: { trust: "quarantined" },
  });
  await rig.panel.call("POST", "/api/v1/tokens", { as: "admin", body: { name: "ci", expiresInDays: 3 } });
  await rig.look("panel");
  const { body } = await rig.panel.call("GET", "/api/v1/alerts?state=open&kind=token_expiring", { as: "viewer" });
  expect(body.items).toMatchObject([{ params: { name: "ci", days: 3 } }]);
  expect(await open("host_key_changed")).toHaveLength(2);
});

describe("two workers", () => {
  test("share the looks, and one whose claim was taken over writes nothing", async () => {
    await rig.sample(ids, [{ vips: [ids.vip] }, {}]);
    await rig.panel.database.prisma.alertWatch.deleteMany();
    const [first, second] = await Promise.all([claimDueScopes(rig.panel.database), claimDueScopes(rig.panel.database)]);
    const scopes = [...first, ...second].map(({ scope }) => scope);
    expect(new Set(scopes).size).toBe(scopes.length);
    const mine = [...first, ...second].find(({ scope }) => scope === ids.clusterId);
    if (mine === undefined) throw new Error("the cluster was claimed");
    await look(rig.alertDeps, [{ ...mine, nextLookAt: new Date(mine.nextLookAt.getTime() - 1) }]);
    expect(await open()).toEqual([]);
    await Promise.all([look(rig.alertDeps, [mine]), look(rig.alertDeps, [mine])]);
    expect(await open("table_vanished")).toHaveLength(2);
    expect((await events()).filter((event) => event === "table_vanished raised")).toHaveLength(2);
  });

  test("end the alerts of a cluster that is gone", async () => {
    await rig.sample(ids, [{ vips: [ids.vip] }, {}]);
    await rig.look(ids.clusterId);
    expect(await open()).not.toEqual([]);
    const { prisma } = rig.panel.database;
    await prisma.virtualService.deleteMany({ where: { clusterId: ids.clusterId } });
    await prisma.cluster.delete({ where: { id: ids.clusterId } });
    await rig.look(ids.clusterId);
    expect(await open()).toEqual([]);
  });
});

test("what is over for more than 400 days is forgotten, and what is open never", async () => {
  await seeWeights([null, 1]);
  await seeWeights(both);
  await seeWeights(both);
  await seeWeights([1, null]);
  const { prisma } = rig.panel.database;
  const where = { clusterId: ids.clusterId };
  const old = new Date(Date.now() - 401 * 86_400_000);
  await prisma.event.updateMany({ where, data: { at: old } });
  await prisma.alert.updateMany({ where, data: { since: old, raisedAt: old } });
  await prisma.alert.updateMany({ where: { ...where, resolvedAt: { not: null } }, data: { resolvedAt: old } });
  await rig.look("panel");
  expect(await events()).toEqual([]);
  expect(await prisma.alert.findMany({ where, select: { object: true } })).toEqual([{ object: "web · web2" }]);
});
