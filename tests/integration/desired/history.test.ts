import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clusterResourceSchema, revisionComparisonSchema } from "@/lib/api/resources/cluster";
import { loadDesiredCluster } from "@/lib/db/load-desired-cluster";
import type { DesiredCluster } from "@/lib/model/cluster";
import { createExampleCluster } from "@/tests/support/cluster-by-api";
import { markApplied } from "@/tests/support/mark-applied";
import { type Panel, startPanel } from "@/tests/support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

async function modelOf(clusterId: string): Promise<DesiredCluster> {
  const loaded = await loadDesiredCluster(panel.database.prisma, clusterId);
  if (loaded === null) throw new Error("no such cluster");
  return loaded.model;
}

describe("an applied state of the past", () => {
  let ids: Awaited<ReturnType<typeof createExampleCluster>>;
  let path: string;
  beforeEach(async () => {
    ids = await createExampleCluster(panel);
    path = `/api/v1/clusters/${ids.clusterId}`;
    await markApplied(panel, ids.clusterId);
  });

  const restore = async (number: number, as: "operator" | "viewer" = "operator") => {
    const { body } = await panel.call("GET", path, { as });
    return await panel.call("POST", `${path}/revisions/${number}/restore`, { as, revision: body.revision });
  };

  test("becomes the draft again, whatever was added, changed and removed since", async () => {
    const then = await modelOf(ids.clusterId);
    await panel.database.prisma.destination.delete({ where: { id: ids.destinationIds[0] ?? "" } });
    await panel.database.prisma.virtualService.update({ where: { id: ids.serviceId }, data: { scheduler: "sh" } });
    await panel.database.prisma.cluster.update({
      where: { id: ids.clusterId },
      data: { ipvs: { timeouts: { tcpSec: 1, tcpFinSec: 2, udpSec: 3 } } },
    });
    expect(await modelOf(ids.clusterId)).not.toEqual(then);
    const answer = await restore(1);
    expect(answer).toMatchObject({ status: 200, body: { pending: false } });
    expect(clusterResourceSchema.parse(answer.body).id).toBe(ids.clusterId);
    expect(await modelOf(ids.clusterId)).toEqual(then);
  });

  test("gives every part a higher revision, so that a form opened before overwrites nothing", async () => {
    const service = `/api/v1/services/${ids.serviceId}`;
    const opened = (await panel.call("GET", service, { as: "operator" })).body.revision;
    await restore(1);
    const late = await panel.call("PATCH", service, { as: "operator", revision: opened, body: { scheduler: "sh" } });
    expect(late.status).toBe(412);
  });

  test("is refused by name when a VIP of it serves another cluster since, and the draft stays", async () => {
    const vip = (await modelOf(ids.clusterId)).vips[0];
    await panel.database.prisma.virtualService.deleteMany({ where: { clusterId: ids.clusterId } });
    await panel.database.prisma.vip.delete({ where: { id: vip?.id ?? "" } });
    const other = await panel.database.prisma.cluster.create({ data: { name: "other", engine: "ipvsadm" } });
    const address = vip?.address ?? "";
    await panel.database.prisma.vip.create({ data: { clusterId: other.id, address, prefixLength: 32 } });
    const before = await modelOf(ids.clusterId);
    const refused = await restore(1);
    expect(refused).toMatchObject({ status: 422, body: { problems: [{ code: "vip.taken" }] } });
    expect(await modelOf(ids.clusterId)).toEqual(before);
    await panel.database.prisma.cluster.delete({ where: { id: other.id } });
  });

  test("is not_found when there is none of that number, and only operators restore", async () => {
    expect((await restore(7)).status).toBe(404);
    expect((await restore(1, "viewer")).status).toBe(403);
  });

  test("is compared with any other file by file, and with nothing", async () => {
    const hostId = (await modelOf(ids.clusterId)).directors[0]?.hostId ?? "";
    await markApplied(panel, ids.clusterId, { [hostId]: { "/etc/a": "one\ntwo\n", "/etc/b": "same\n" } });
    await markApplied(panel, ids.clusterId, { [hostId]: { "/etc/a": "one\n2\n", "/etc/b": "same\n" } });
    const compare = async (query: string) => {
      const answer = await panel.call("GET", `${path}/revisions/3${query}`, { as: "viewer" });
      return revisionComparisonSchema.parse(answer.body).hosts.flatMap(({ files }) => files);
    };
    const [changed, ...rest] = await compare("");
    expect(rest).toEqual([]);
    expect(changed?.path).toBe("/etc/a");
    expect(changed?.diff).toContain("-two\n+2\n");
    expect(await compare("?against=2")).toEqual([changed]);
    expect((await compare("?against=0")).map((file) => file.path)).toEqual(["/etc/a", "/etc/b"]);
    expect(await compare("?against=3")).toEqual([]);
    expect((await panel.call("GET", `${path}/revisions/9`, { as: "viewer" })).status).toBe(404);
  });
});
