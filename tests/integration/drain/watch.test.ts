import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { loadDesiredCluster } from "@/lib/db/load-desired-cluster";
import { packPayload } from "@/lib/db/pack-payload";
import { endLeases } from "@/lib/drain/end-leases";
import { watchDrains } from "@/lib/drain/watch-drains";
import { createExampleCluster, type ExampleIds } from "../../support/cluster-by-api";
import { type Panel, startPanel } from "../../support/panel";

// The clock is the test's: what the watch does depends on times in the database and on nothing else.
const startMs = Date.now();
let panel: Panel;
let ids: ExampleIds;
let operationId: string;
let destination: { address: string; port: number };
let serviceKey: string;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

/** A drain with a limit of 60 s and a lease of 100 s that has been in force for no time. */
beforeEach(async () => {
  ids = await createExampleCluster(panel);
  const { prisma } = panel.database;
  const { model } = (await loadDesiredCluster(prisma, ids.clusterId)) ?? {};
  if (model === undefined) throw new Error("the cluster is there");
  await prisma.clusterRevision.create({
    data: { clusterId: ids.clusterId, number: 1, model, files: {}, actorName: "test" },
  });
  const path = `/api/v1/real-servers/${ids.realServerIds[0]}/drain`;
  const answer = await panel.call("POST", path, { as: "operator", body: { drainLimitSec: 60, leaseSec: 100 } });
  operationId = answer.body.id;
  await prisma.operation.update({
    where: { id: operationId },
    data: { state: "draining", drainBy: at(60), drain: { since: at(0).toISOString(), directors: [] } },
  });
  await prisma.destinationHold.updateMany({ data: { leaseUntil: at(100) } });
  const { body } = await panel.call("GET", `/api/v1/clusters/${ids.clusterId}`, { as: "viewer" });
  [serviceKey, destination] = [body.services[0].keys[0], body.services[0].destinations[0]];
});

function at(sec: number): Date {
  return new Date(startMs + sec * 1000);
}

function deps(sec: number) {
  const { database, log } = panel.services;
  return { database, clock: () => at(sec), pause: () => Promise.resolve(), log };
}

/** Both directors are sampled with these connections, and the watch looks. */
async function lookAt(sec: number, active: readonly [number, number]): Promise<void> {
  const rates = null;
  const counters = { connections: "0", inPackets: "0", outPackets: "0", inBytes: "0", outBytes: "0" };
  for (const [index, directorId] of ids.directorIds.entries()) {
    const { address, port } = destination;
    const one = {
      key: `${address}:${port}`,
      address,
      port,
      forwarding: "dr",
      weight: 0,
      active: active[index],
      inactive: 0,
    };
    const payload = {
      ...{ directorId, clusterId: ids.clusterId, name: `lb${index}`, sampledAt: at(sec).toISOString(), status: "ok" },
      ...{ problem: null, freshAt: at(sec).toISOString(), vips: [], keepalivedRunning: true },
      services: [
        {
          key: serviceKey,
          scheduler: "wlc",
          persistenceSec: null,
          counters,
          rates,
          destinations: [{ ...one, counters, rates }],
        },
      ],
    };
    const data = { sampledAt: at(sec), payload: await packPayload(payload) };
    await panel.database.prisma.liveSnapshot.upsert({
      where: { directorId },
      create: { directorId, ...data },
      update: data,
    });
  }
  await watchDrains(deps(sec));
}

async function operation() {
  return (await panel.call("GET", `/api/v1/operations/${operationId}`, { as: "viewer" })).body;
}

test("ends confirmed when no director shows a connection in three samples, and shows what is left until then", async () => {
  await lookAt(2, [0, 3]);
  expect(await operation()).toMatchObject({ state: "draining", drain: { directors: [{ active: 0 }, { active: 3 }] } });
  for (const sec of [4, 6]) await lookAt(sec, [0, 0]);
  expect((await operation()).state).toBe("draining");
  await lookAt(8, [0, 0]);
  expect(await operation()).toMatchObject({ state: "confirmed", problem: null });
});

test("time-out is an outcome of its own, names what is left, and leaves the destination out of service", async () => {
  await lookAt(60, [2, 0]);
  expect(await operation()).toMatchObject({
    state: "timed_out",
    problem: { code: "drain.timed_out", params: { active: 2 } },
  });
  const path = `/api/v1/destinations/${ids.destinationIds[0]}`;
  expect((await panel.call("GET", path, { as: "viewer" })).body).toMatchObject({ weight: 0, hold: { kind: "drain" } });
});

test("a director that is lost in between is not drained", async () => {
  for (const sec of [2, 4]) await lookAt(sec, [0, 0]);
  await watchDrains(deps(20));
  expect(await operation()).toMatchObject({
    state: "draining",
    drain: { directors: [{ fresh: false }, { fresh: false }] },
  });
});

test("one that is brought back meanwhile has not been drained", async () => {
  await panel.call("POST", `/api/v1/real-servers/${ids.realServerIds[0]}/restore`, { as: "operator", body: {} });
  await lookAt(2, [0, 0]);
  expect(await operation()).toMatchObject({ state: "failed", problem: { code: "drain.superseded" } });
});

test("a lease that ends brings the destination back with its weight, by an operation of its own", async () => {
  await endLeases(deps(99));
  expect(await destinationNow()).toMatchObject({ hold: { kind: "drain" } });
  await endLeases(deps(101));
  expect(await destinationNow()).toMatchObject({ weight: 1, hold: null, holds: [] });
  const { prisma } = panel.database;
  const restored = await prisma.operation.findFirst({ where: { clusterId: ids.clusterId }, orderBy: { id: "desc" } });
  expect(restored).toMatchObject({ kind: "weight", state: "queued", actorName: "lease watch" });
});

test("a lease that is to alarm leaves it out of service, and says so once", async () => {
  const body = { leaseSec: 100, onLeaseEnd: "alarm" };
  await panel.call("POST", `/api/v1/real-servers/${ids.realServerIds[0]}/drain`, { as: "operator", body });
  await endLeases(deps(200));
  await endLeases(deps(300));
  const now = await destinationNow();
  expect(now).toMatchObject({ weight: 0, hold: { kind: "drain" } });
  expect(now.holds[0].alarmedAt).toBe(at(200).toISOString());
  const trail = await panel.call("GET", `/api/v1/audit?action=lease.end&objectId=${ids.destinationIds[0]}`, {
    as: "admin",
  });
  expect(trail.body.items).toHaveLength(1);
});

async function destinationNow() {
  return (await panel.call("GET", `/api/v1/destinations/${ids.destinationIds[0]}`, { as: "viewer" })).body;
}
