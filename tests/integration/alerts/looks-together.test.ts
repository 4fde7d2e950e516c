import { afterAll, beforeAll, expect, test } from "vitest";
import { claimDueScopes } from "@/lib/alerts/claim-due-scopes";
import { look } from "@/lib/alerts/look";
import { memorySchema } from "@/lib/alerts/memory";
import { type AlertRig, createAlertRig, service } from "./alert-rig";

let rig: AlertRig;
beforeAll(async () => {
  rig = await createAlertRig();
});
afterAll(() => rig.close());

async function openKinds(clusterId: string): Promise<string[]> {
  const { body } = await rig.panel.call("GET", `/api/v1/alerts?state=open&clusterId=${clusterId}`, { as: "viewer" });
  return body.items.map(({ kind }: { kind: string }) => kind).sort();
}

/** All clusters are due, and looked at in one go. */
async function lookAtAll(deps: Partial<typeof rig.alertDeps> = {}): Promise<void> {
  await rig.panel.database.prisma.alertWatch.updateMany({ data: { nextLookAt: new Date(0) } });
  await look({ ...rig.alertDeps, ...deps }, await claimDueScopes(rig.panel.database));
}

test("clusters that are looked at together are told apart, and each is due again in 3 s", async () => {
  const [well, empty, split] = [await rig.cluster(), await rig.cluster(), await rig.cluster()];
  const services = (vip: string) => service(vip, [1, 1]);
  await rig.sample(well, [{ vips: [well.vip], services: services(well.vip) }, { services: services(well.vip) }]);
  await rig.sample(empty, [{ vips: [empty.vip] }, { services: services(empty.vip) }]);
  const both = { vips: [split.vip], services: services(split.vip) };
  await rig.sample(split, [both, both]);
  await lookAtAll();
  await rig.age(10);
  await lookAtAll();
  expect(await openKinds(well.clusterId)).toEqual([]);
  expect(await openKinds(empty.clusterId)).toEqual(["table_vanished"]);
  expect(await openKinds(split.clusterId)).toEqual(["split_brain"]);
  const due = await rig.panel.database.prisma.alertWatch.findMany({ where: { scope: { not: "panel" } } });
  const pausesMs = due.map(
    ({ nextLookAt, memory }) => nextLookAt.getTime() - (memorySchema.parse(memory).lookedAtMs ?? 0),
  );
  expect(pausesMs).toEqual([3_000, 3_000, 3_000]);
});

test("a look goes by the sample that this worker has, until a newer one is stored", async () => {
  const ids = await rig.cluster();
  const services = service(ids.vip, [1, 1]);
  await rig.sample(ids, [{ vips: [ids.vip], services }, { services }]);
  const rows = await rig.panel.database.prisma.liveSnapshot.findMany({
    where: { directorId: { in: [...ids.directorIds] } },
  });
  // What this worker remembers differs from what is stored, which never happens, and shows what was read.
  const own = new Map(
    rows.map(({ directorId, sampledAt }) => {
      const at = sampledAt.toISOString();
      return [directorId, { sampledAt: at, freshAt: at, status: "ok" as const, problem: null, vips: [], services: [] }];
    }),
  );
  const sampled = (directorId: string) => own.get(directorId) ?? null;
  await lookAtAll({ sampled });
  expect(await openKinds(ids.clusterId)).toContain("table_vanished");
  await rig.sample(ids, [{ vips: [ids.vip], services }, { services }]);
  await lookAtAll({ sampled });
  await rig.age(10);
  await lookAtAll({ sampled });
  expect(await openKinds(ids.clusterId)).not.toContain("table_vanished");
});

test("a cluster whose applied state cannot be read delays no other, and keeps its alerts", async () => {
  const [broken, other] = [await rig.cluster(), await rig.cluster()];
  for (const ids of [broken, other]) await rig.sample(ids, [{ vips: [ids.vip] }, { vips: [] }]);
  await lookAtAll();
  const { prisma } = rig.panel.database;
  const unreadable = { clusterId: broken.clusterId, number: 1_000, model: {}, files: {}, actorName: "test" };
  await prisma.clusterRevision.create({ data: unreadable });
  await prisma.cluster.update({ where: { id: broken.clusterId }, data: { appliedRevision: 1_000 } });
  await prisma.alert.deleteMany({ where: { clusterId: other.clusterId } });
  const errors: string[] = [];
  await lookAtAll({ log: { error: (_, message) => errors.push(message) } });
  expect(errors).toEqual(["what was applied could not be read"]);
  expect(await openKinds(broken.clusterId)).toEqual(["table_vanished", "table_vanished"]);
  expect(await openKinds(other.clusterId)).toEqual(["table_vanished", "table_vanished"]);
});
