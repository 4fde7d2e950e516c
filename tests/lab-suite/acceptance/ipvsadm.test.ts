import { expect, test, vi } from "vitest";
import { type ClusterResource, clusterResourceSchema } from "@/lib/api/resources/cluster";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { confirmed, makePlan } from "@/tests/support/panel/wait-for-operation";
import { theLab } from "../the-lab";
import { kernelTable, realServerState, vipHolders } from "./on-hosts";
import { panelOfThisFile } from "./panel-of-this-file";
import { expectShares } from "./shares";

const lab = theLab();
const { api } = panelOfThisFile();
const vip = "10.77.0.81";
const eventually = { timeout: 60_000, interval: 500 };
let cluster: ClusterResource;

test("without keepalived the preferred director holds the VIP and both hold the table", async () => {
  const weights = { rs1: 1, rs2: 3 };
  cluster = await describeLabCluster(api(), lab, {
    name: "plain",
    engine: "ipvsadm",
    vip,
    virtualRouterId: 52,
    weights,
  });
  await applyCluster(api(), cluster.id);
  for (const director of ["director1", "director2"] as const) {
    expect(await kernelTable(lab, director, vip)).toEqual([
      `-A -t ${vip}:80 -s wrr`,
      `-a -t ${vip}:80 -r 10.77.0.21:80 -g -w 1`,
      `-a -t ${vip}:80 -r 10.77.0.22:80 -g -w 3`,
    ]);
  }
  expect(await vipHolders(lab, vip)).toEqual(["director1"]);
  expectShares(await lab.request(600, `http://${vip}/`, { timeoutSec: 60 }), 600, { rs1: 1, rs2: 3 });
});

test("a second plan of the same state has nothing to do", async () => {
  expect((await makePlan(api(), cluster.id)).body?.changeCount).toBe(0);
});

test("a weight set in the panel outlives the director's power", async () => {
  const { services } = await api().get(`/clusters/${cluster.id}`, clusterResourceSchema);
  const destination = services[0]?.destinations.find(({ realServerName }) => realServerName === "rs1");
  if (destination === undefined) throw new Error("no destination rs1");
  const edit = api().patch(`/destinations/${destination.id}`, destination, { weight: 5 }, operationResourceSchema);
  await confirmed(api(), await edit);

  const wanted = `-a -t ${vip}:80 -r 10.77.0.21:80 -g -w 5`;
  expect(await kernelTable(lab, "director1", vip)).toContain(wanted);
  await lab.power("director1", "reset");
  await lab.waitForSsh("director1");
  await vi.waitFor(async () => expect(await kernelTable(lab, "director1", vip)).toContain(wanted), eventually);
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
  expect(await lab.request(8, `http://${vip}/`)).toHaveLength(8);
});

test("a removed service and VIP leave every host as it was found", async () => {
  const { services } = await api().get(`/clusters/${cluster.id}`, clusterResourceSchema);
  for (const service of services) await api().delete(`/services/${service.id}`, service);
  const { vips } = await api().get(`/clusters/${cluster.id}`, clusterResourceSchema);
  for (const address of vips) await api().delete(`/vips/${address.id}`, address);
  await applyCluster(api(), cluster.id, "", "nobody uses it any more");
  for (const director of ["director1", "director2"] as const) expect(await kernelTable(lab, director, vip)).toEqual([]);
  expect(await vipHolders(lab, vip)).toEqual([]);
  for (const server of ["rs1", "rs2"] as const) {
    expect(await realServerState(lab, server, vip)).toEqual({ arpIgnore: 0, arpAnnounce: 0, hasVip: false });
  }
});
