import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import {
  type ClusterResource,
  clusterResourceSchema,
  directorResourceSchema,
  serviceResourceSchema,
  vipResourceSchema,
} from "@/lib/api/resources/cluster";
import { vrrpSecretPath } from "@/lib/keepalived/vrrp-secret-file";
import { type LabHostName, lanAddress } from "@/tests/lab/lab-hosts";
import { addLabHost, addRealServer, applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { makePlan } from "@/tests/support/panel/wait-for-operation";
import { tally } from "../lvs-by-hand";
import { theLab } from "../the-lab";
import { vipHolders } from "./on-hosts";
import { panelOfThisFile } from "./panel-of-this-file";

// What keepalived does beside IPVS: sorry server, several VRRP instances with passwords, and VIPs without any service.
const lab = theLab();
const { api } = panelOfThisFile();
const [first, second, floating] = ["10.77.0.86", "10.77.0.87", "10.77.0.88"] as const;
const directors = ["director1", "director2"] as const;
const nodes = ["rs2", "rs3"] as const;
const eventually = { timeout: 60_000, interval: 500 };
let cluster: ClusterResource;

const answers = async (vip: string) => Object.keys(tally(await lab.request(8, `http://${vip}/`, { timeoutSec: 20 })));
const reload = async () => {
  cluster = await api().get(`/clusters/${cluster.id}`, clusterResourceSchema);
  return cluster;
};

test("with all destinations down the sorry server answers, and a plan then has nothing to do", async () => {
  const weights = { rs1: 1 };
  const options = { name: "crossing", engine: "keepalived", vip: first, virtualRouterId: 86, weights } as const;
  cluster = await describeLabCluster(api(), lab, options);
  await addRealServer(api(), lab, cluster.id, "rs4");
  const service = (await reload()).services[0];
  if (service === undefined) throw new Error("the cluster has a service");
  const sorryServer = { address: lanAddress("rs4"), port: 80, forwarding: "dr" };
  const healthChecks = [{ kind: "http", delaySec: 1, timeoutSec: 1, retry: 0 }, { kind: "ping" }];
  await api().patch(
    `/services/${service.id}`,
    service,
    { healthChecks, keepalived: { sorryServer } },
    serviceResourceSchema,
  );
  await applyCluster(api(), cluster.id);
  await vi.waitFor(async () => expect(await answers(first)).toEqual(["rs1"]), eventually);

  await lab.script("rs1", "nginx -s stop");
  await vi.waitFor(async () => expect(await answers(first)).toEqual(["rs4"]), eventually);
  expect((await makePlan(api(), cluster.id)).body?.changeCount).toBe(0);
  await lab.script("rs1", "nginx");
  await vi.waitFor(async () => expect(await answers(first)).toEqual(["rs1"]), eventually);
});

test("two VIPs cross between two directors, each with a password that only the hosts know", async () => {
  const secretSchema = z.object({ secretId: z.uuid(), sha256: z.string() });
  const authentication = [
    await api().post(`/clusters/${cluster.id}/vrrp-secrets`, {}, secretSchema),
    await api().post(`/clusters/${cluster.id}/vrrp-secrets`, { password: "cross-87" }, secretSchema),
  ];
  const instance = {
    id: randomUUID(),
    virtualRouterId: 87,
    authentication: authentication[1],
    directors: (await reload()).directors.map(({ id, priority }) => ({ directorId: id, priority: 250 - priority })),
  };
  const vrrp = { ...cluster.vrrp, authentication: authentication[0] };
  const path = `/clusters/${cluster.id}`;
  await api().patch(path, cluster, { vrrp, vrrpInstances: [instance] }, clusterResourceSchema);
  const vip = { address: second, vrrpInstanceId: instance.id };
  const { id: vipId } = await api().post(`${path}/vips`, vip, vipResourceSchema);
  const destinations = [{ realServerId: cluster.realServers.find(({ name }) => name === "rs4")?.id }];
  const service = { name: "other", vipId, port: 80, healthChecks: [{ kind: "tcp", delaySec: 1 }], destinations };
  await api().post(`${path}/services`, service, serviceResourceSchema);

  const plan = await makePlan(api(), cluster.id);
  expect(JSON.stringify(plan.body)).not.toContain("cross-87");
  await applyCluster(api(), cluster.id);
  await vi.waitFor(async () => expect(await vipHolders(lab, first)).toEqual(["director1"]), eventually);
  await vi.waitFor(async () => expect(await vipHolders(lab, second)).toEqual(["director2"]), eventually);
  expect(await answers(first)).toEqual(["rs1"]);
  expect(await answers(second)).toEqual(["rs4"]);
  for (const director of directors) {
    const file = vrrpSecretPath(authentication[1]?.secretId ?? "");
    expect(await lab.script(director, `cat ${file}; stat -c %a ${file}`)).toMatch(/auth_pass cross-87\n600\s*$/);
    expect(await lab.script(director, "cat /etc/keepalived/keepalived.conf")).not.toContain("auth_pass");
    expect((await lab.exec(director, ["keepalived", "-t"])).code).toBe(0);
  }
  expect((await makePlan(api(), cluster.id)).body?.changeCount).toBe(0);
});

test("a director whose keepalived ends leaves both VIPs to the other, and takes its own back", async () => {
  await lab.script("director2", "systemctl stop keepalived");
  await vi.waitFor(async () => expect(await vipHolders(lab, second)).toEqual(["director1"]), eventually);
  expect(await answers(second)).toEqual(["rs4"]);
  await lab.script("director2", "systemctl start keepalived");
  await vi.waitFor(async () => expect(await vipHolders(lab, second)).toEqual(["director2"]), eventually);
  expect(await vipHolders(lab, first)).toEqual(["director1"]);
});

test("a VIP without any service follows a process that is tracked", async () => {
  const start = "cp /bin/sleep /run/proxy86; setsid /run/proxy86 3600 </dev/null >/dev/null 2>&1 &";
  const vrrp = { virtualRouterId: 88, trackers: [{ kind: "process", process: "proxy86" }] };
  const body = { name: "floating", engine: "keepalived", vrrp };
  const { id } = await api().post("/clusters", body, clusterResourceSchema);
  for (const [index, name] of nodes.entries()) {
    await lab.script(name, start);
    const host = await addLabHost(api(), lab, name);
    const director = { hostId: host.id, address: lanAddress(name), interface: "eth0", priority: 150 - 50 * index };
    await api().post(`/clusters/${id}/directors`, director, directorResourceSchema);
  }
  await api().post(`/clusters/${id}/vips`, { address: floating }, vipResourceSchema);
  await applyCluster(api(), id);

  await vi.waitFor(async () => expect(await holdersOf(floating)).toEqual(["rs2"]), eventually);
  await lab.script("rs2", "pkill -x proxy86");
  await vi.waitFor(async () => expect(await holdersOf(floating)).toEqual(["rs3"]), eventually);
  await lab.script("rs3", "pkill -x proxy86");
  await vi.waitFor(async () => expect(await holdersOf(floating)).toEqual([]), eventually);
  await lab.script("rs2", start);
  await vi.waitFor(async () => expect(await holdersOf(floating)).toEqual(["rs2"]), eventually);
  expect((await makePlan(api(), id)).body?.changeCount).toBe(0);
});

async function holdersOf(vip: string): Promise<LabHostName[]> {
  const holders: LabHostName[] = [];
  for (const name of nodes) {
    if ((await lab.script(name, "ip -br addr show dev eth0")).includes(` ${vip}/`)) holders.push(name);
  }
  return holders;
}
