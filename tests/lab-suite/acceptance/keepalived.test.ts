import { expect, test, vi } from "vitest";
import { type ClusterResource, clusterResourceSchema, destinationResourceSchema } from "@/lib/api/resources/cluster";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import type { LabHostName } from "@/tests/lab/lab-hosts";
import { addLabHost, addRealServer, applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { confirmed, makePlan } from "@/tests/support/panel/wait-for-operation";
import { theLab } from "../the-lab";
import { kernelTable, realServerState, vipHolders } from "./on-hosts";
import { panelOfThisFile } from "./panel-of-this-file";
import { expectShares, sharesOf } from "./shares";

// One story in the order of its tests: a cluster with engine keepalived from nothing to a second failure.
const lab = theLab();
const { api } = panelOfThisFile();
const vip = "10.77.0.80";
const foreign = "10.77.0.95";
let cluster: ClusterResource;

const eventually = { timeout: 60_000, interval: 500 };

async function setWeight(server: LabHostName, weight: number) {
  const destination = await destinationOf(server);
  const path = `/destinations/${destination.id}`;
  return await confirmed(api(), await api().patch(path, destination, { weight }, operationResourceSchema));
}

async function destinationOf(server: LabHostName) {
  const { services } = await api().get(`/clusters/${cluster.id}`, clusterResourceSchema);
  const destination = services[0]?.destinations.find(({ realServerName }) => realServerName === server);
  if (destination === undefined) throw new Error(`no destination ${server}`);
  return destination;
}

test("two directors and three real servers are added, and what they are is known", async () => {
  await lab.script("director1", `ipvsadm -A -t ${foreign}:99 -s rr; ipvsadm -a -t ${foreign}:99 -r 10.77.0.24 -g`);
  for (const name of ["director1", "director2", "rs1", "rs2", "rs3"] as const) {
    const host = await addLabHost(api(), lab, name);
    expect(host).toMatchObject({ trust: "trusted", connection: "connected", facts: { hostname: name } });
  }
});

test("applying a new cluster is confirmed, and every host equals the plan", async () => {
  const weights = { rs1: 3, rs2: 2, rs3: 1 };
  const options = { name: "shop", engine: "keepalived", vip, virtualRouterId: 51, weights } as const;
  cluster = await describeLabCluster(api(), lab, options);
  await applyCluster(api(), cluster.id, "first apply");

  for (const director of ["director1", "director2"] as const) {
    expect(await kernelTable(lab, director, vip)).toEqual([
      `-A -t ${vip}:80 -s wrr`,
      `-a -t ${vip}:80 -r 10.77.0.21:80 -g -w 3`,
      `-a -t ${vip}:80 -r 10.77.0.22:80 -g -w 2`,
      `-a -t ${vip}:80 -r 10.77.0.23:80 -g -w 1`,
    ]);
    expect((await lab.exec(director, ["keepalived", "-t"])).code).toBe(0);
  }
  for (const server of ["rs1", "rs2", "rs3"] as const) {
    expect(await realServerState(lab, server, vip)).toEqual({ arpIgnore: 1, arpAnnounce: 2, hasVip: true });
  }
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
});

test("600 requests through the VIP divide as the weights say", async () => {
  // Directors see one direction under DR, so finished connections stay in FIN_WAIT for two minutes, and a client that uses
  // a port again meanwhile goes to its old real server, whatever its weight is by then.
  for (const director of ["director1", "director2"] as const)
    await lab.exec(director, ["ipvsadm", "--set", "0", "1", "0"]);
  expectShares(await lab.request(600, `http://${vip}/`, { timeoutSec: 60 }), 600, { rs1: 3, rs2: 2, rs3: 1 });
});

test("a second plan of the same state has nothing to do", async () => {
  expect((await makePlan(api(), cluster.id)).body?.changeCount).toBe(0);
});

test("a fourth real server that is added serves traffic", async () => {
  const realServerId = await addRealServer(api(), lab, cluster.id, "rs4");
  const service = cluster.services[0];
  const body = { realServerId, weight: 2 };
  await api().post(`/services/${service?.id}/destinations`, body, destinationResourceSchema);
  await applyCluster(api(), cluster.id);
  const answers = await lab.request(600, `http://${vip}/`, { timeoutSec: 60 });
  expectShares(answers, 600, { rs1: 3, rs2: 2, rs3: 1, rs4: 2 });
});

test("a weight set in the panel is in both kernels when the operation says so, and weight 0 ends new connections", async () => {
  const operation = await setWeight("rs1", 0);
  expect(operation.kernelReadAt).not.toBeNull();
  for (const director of ["director1", "director2"] as const) {
    expect(await kernelTable(lab, director, vip)).toContain(`-a -t ${vip}:80 -r 10.77.0.21:80 -g -w 0`);
    expect((await lab.exec(director, ["keepalived", "-t"])).code).toBe(0);
  }
  expect(sharesOf(await lab.request(60, `http://${vip}/`))).not.toHaveProperty("rs1");
  expect((await makePlan(api(), cluster.id)).body?.changeCount).toBe(0);
  await setWeight("rs1", 3);
});

test("a real server that was without power comes back serving", async () => {
  await lab.power("rs1", "reset");
  await lab.waitForSsh("rs1");
  const serving = async () => expect(sharesOf(await lab.request(16, `http://${vip}/`))).toHaveProperty("rs1");
  await vi.waitFor(serving, eventually);
  expect(await realServerState(lab, "rs1", vip)).toEqual({ arpIgnore: 1, arpAnnounce: 2, hasVip: true });
});

test("stopping keepalived on the master moves the VIP, and traffic goes on", async () => {
  await lab.script("director1", "systemctl stop keepalived");
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director2"]), eventually);
  expect(await lab.request(20, `http://${vip}/`)).toHaveLength(20);
  await lab.script("director1", "systemctl start keepalived");
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
});

test("a director that was without power comes back with the same table", async () => {
  const before = await kernelTable(lab, "director2", vip);
  await lab.power("director2", "reset");
  await lab.waitForSsh("director2");
  await vi.waitFor(async () => expect(await kernelTable(lab, "director2", vip)).toEqual(before), eventually);
});

test("a service that Signalbox did not make is still there", async () => {
  expect(await kernelTable(lab, "director1", foreign)).toEqual([
    `-A -t ${foreign}:99 -s rr`,
    `-a -t ${foreign}:99 -r 10.77.0.24:99 -g -w 1`,
  ]);
});
