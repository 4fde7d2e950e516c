import { afterAll, expect, test } from "vitest";
import {
  type ClusterResource,
  clusterResourceSchema,
  destinationResourceSchema,
  serviceResourceSchema,
} from "@/lib/api/resources/cluster";
import { type LabHostName, lanAddress } from "@/tests/lab/lab-hosts";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { makePlan } from "@/tests/support/panel/wait-for-operation";
import { tally } from "../lvs-by-hand";
import { theLab } from "../the-lab";
import { kernelTable, vipHolders } from "./on-hosts";
import { panelOfThisFile } from "./panel-of-this-file";
import { expectShares } from "./shares";

// One cluster with a service for each way of dividing traffic, put in force by one plan.
const lab = theLab();
const { api } = panelOfThisFile();
const vip = "10.77.0.85";
const directors = ["director1", "director2"] as const;
let cluster: ClusterResource;

afterAll(async () => {
  for (const server of ["rs1", "rs2"] as const) await lab.script(server, "kill $(cat /run/datagrams.pids)");
});

/** A service on the VIP with rs1 and rs2 as destinations; `settings` override. */
async function addService(name: string, settings: object, ofDestinations: readonly object[] = [{}, {}]): Promise<void> {
  const destinations = ofDestinations.map((each, index) => ({
    realServerId: cluster.realServers.find((server) => server.name === `rs${index + 1}`)?.id,
    ...each,
  }));
  const body = { name, scheduler: "rr", destinations, ...settings };
  await api().post(`/clusters/${cluster.id}/services`, body, serviceResourceSchema);
}

test("services of every kind are put in force by one plan, and the next has nothing to do", async () => {
  const weights = { rs1: 1, rs2: 1 };
  const options = { name: "kinds", engine: "keepalived", vip, virtualRouterId: 85, weights } as const;
  cluster = await describeLabCluster(api(), lab, options);
  const vipId = cluster.vips[0]?.id;
  await addService("sticky", { vipId, port: 8080, persistence: { timeoutSec: 300, prefixLength: null } });
  await addService("datagrams", { vipId, protocol: "UDP", port: 5353, onePacket: true });
  await addService("kept", { vipId, protocol: "UDP", port: 5354 });
  await addService("hashed", {
    vipId,
    protocol: "UDP",
    port: 5355,
    scheduler: "sh",
    schedulerFlags: ["sh-port", "sh-fallback"],
  });
  await addService("marked", { listener: { kind: "fwmark", mark: 85, family: "inet", feeds: [] }, scheduler: "wrr" }, [
    { weight: 3 },
    { weight: 1 },
  ]);
  const members = [
    { kind: "vip", vipId, port: 81 },
    { kind: "range", address: "10.77.0.180", count: 2, port: 81 },
    { kind: "fwmark", mark: 86, family: "inet" },
  ];
  await addService("group", { listener: { kind: "group", protocol: "TCP", members } });
  await applyCluster(api(), cluster.id);
  expect((await makePlan(api(), cluster.id)).body?.changeCount).toBe(0);
  cluster = await api().get(`/clusters/${cluster.id}`, clusterResourceSchema);
});

test("each kernel shows them as they were described", async () => {
  for (const director of directors) {
    const lines = await kernelTable(lab, director, vip);
    expect(lines).toContain(`-A -t ${vip}:8080 -s rr -p 300`);
    expect(lines).toContain(`-A -u ${vip}:5353 -s rr -o`);
    expect(lines).toContain(`-A -u ${vip}:5355 -s sh -b sh-fallback,sh-port`);
    const all = (await lab.script(director, "ipvsadm -Sn")).split("\n").map((line) => line.trim());
    expect(all).toContain("-a -f 85 -r 10.77.0.21:0 -g -w 3");
    expect(all).toContain(`-a -t ${vip}:81 -r 10.77.0.21:81 -g -w 1`);
    expect(all).toContain("-a -t 10.77.0.181:81 -r 10.77.0.22:81 -g -w 1");
    expect(all).toContain("-a -f 86 -r 10.77.0.22:0 -g -w 1");
  }
});

test("persistence keeps a client at one real server", async () => {
  const answers = tally(await lab.request(20, `http://${vip}:8080/`));
  expect(Object.values(answers)).toEqual([20]);
});

/** Connections of service web, active and inactive ones, that its director counts at rs1. */
async function countedAtRs1(): Promise<number> {
  const [holder] = await vipHolders(lab, vip);
  const listed = `ipvsadm -Ln -t ${vip}:80 | awk '$2 == "${lanAddress("rs1")}:80" { print $5 + $6 }'`;
  return Number(await lab.script(holder === "director2" ? "director2" : "director1", listed));
}

test("a real server that reached its upper threshold gets no more, whatever its weight", async () => {
  const thresholds = { upperThreshold: 5, lowerThreshold: 2 };
  const heavy = cluster.services
    .find(({ name }) => name === "web")
    ?.destinations.find((one) => one.realServerName === "rs1");
  if (heavy === undefined) throw new Error("rs1 is a destination of web");
  await api().patch(`/destinations/${heavy.id}`, heavy, thresholds, destinationResourceSchema);
  await applyCluster(api(), cluster.id);
  // Finished connections count for two minutes under DR, because the director does not see their end: so do those by
  // which the panel asked whether the VIP answers.
  const before = await countedAtRs1();
  const { rs1 = 0, rs2 = 0 } = tally(await lab.request(30, `http://${vip}/`));
  expect(rs1 + rs2).toBe(30);
  expect(rs1).toBeGreaterThanOrEqual(5 - before);
  expect(rs1).toBeLessThanOrEqual(5);
  expect(await countedAtRs1()).toBeLessThanOrEqual(5);
});

/** A datagram service that answers with the host's name, at the VIP. */
async function serveDatagrams(server: LabHostName, port: number): Promise<void> {
  const listener = `UDP-RECVFROM:${port},bind=${vip},fork`;
  const start = `setsid socat ${listener} SYSTEM:hostname >/dev/null 2>&1 </dev/null & echo $! >>/run/datagrams.pids`;
  await lab.script(server, start);
}

/** Answers to datagrams that all come from one port of the client: to IPVS they look like one connection. */
async function datagrams(count: number, port: number): Promise<string[]> {
  const one = `echo ? | socat -t 1 -T 1 - UDP:${vip}:${port},sourceport=41000,reuseaddr`;
  return (await lab.script("client", `for i in $(seq ${count}); do ${one}; done`)).split("\n");
}

test("one-packet scheduling divides the datagrams of one client port; without it they stay together", async () => {
  for (const server of ["rs1", "rs2"] as const) {
    await serveDatagrams(server, 5353);
    await serveDatagrams(server, 5354);
  }
  expect(tally(await datagrams(10, 5353))).toEqual({ rs1: 5, rs2: 5 });
  expect(Object.values(tally(await datagrams(6, 5354)))).toEqual([6]);
});

test("packets that somebody marked on the directors are divided over both ports together", async () => {
  const rule = `PREROUTING -d ${vip} -p tcp -m multiport --dports 80,8080 -j MARK --set-mark 85`;
  for (const director of directors) await lab.script(director, `iptables -t mangle -A ${rule}`);
  try {
    const both = [...(await lab.request(20, `http://${vip}/`)), ...(await lab.request(20, `http://${vip}:8080/`))];
    expectShares(both, 40, { rs1: 3, rs2: 1 });
  } finally {
    for (const director of directors) await lab.script(director, `iptables -t mangle -D ${rule}`);
  }
});

test("a service that leaves takes all its kernel services along, and nothing else", async () => {
  const before = await lab.script("director1", "ipvsadm -Sn");
  const group = cluster.services.find(({ name }) => name === "group");
  if (group === undefined) throw new Error("the group is there");
  await api().delete(`/services/${group.id}`, group);
  await applyCluster(api(), cluster.id, "", "nobody uses it any more");
  const kept = before.split("\n").filter((line) => !/:81 |-f 86 /.test(line));
  expect((await lab.script("director1", "ipvsadm -Sn")).split("\n").sort()).toEqual(kept.sort());
});
