import { afterAll, expect, test, vi } from "vitest";
import { clusterResourceSchema, directorResourceSchema, vipResourceSchema } from "@/lib/api/resources/cluster";
import { lanAddress } from "@/tests/lab/lab-hosts";
import { addLabHost, applyCluster } from "@/tests/support/panel/lab-cluster";
import { makePlan } from "@/tests/support/panel/wait-for-operation";
import { theLab } from "../the-lab";
import { vipHolders } from "./on-hosts";
import { panelOfThisFile } from "./panel-of-this-file";

// A VIP for two nodes that run something else than LVS, such as HAProxy: no service, and IPVS is not asked for. A script
// asks whether it runs: keepalived's own watch of processes needs a kernel with CONFIG_PROC_EVENTS, which UML's is not.
const lab = theLab();
const { api } = panelOfThisFile();
const vip = "10.77.0.88";
const nodes = ["director1", "director2"] as const;
const eventually = { timeout: 60_000, interval: 500 };
const start = "cp /bin/sleep /run/proxy88; setsid /run/proxy88 3600 </dev/null >/dev/null 2>&1 &";
const stop = "pkill -x proxy88";
let clusterId: string;

afterAll(() =>
  lab.script("director2", "[ ! -e /usr/sbin/ipvsadm.away ] || mv /usr/sbin/ipvsadm.away /usr/sbin/ipvsadm"),
);

test("a cluster of a VIP and a watched program is applied, on nodes without ipvsadm too", async () => {
  const command = ["/usr/bin/pgrep", "-x", "proxy88"];
  const tracker = { kind: "script", command, intervalSec: 1, rise: 1, fall: 1, user: "root" };
  const vrrp = { virtualRouterId: 88, trackers: [tracker] };
  const body = { name: "floating", engine: "keepalived", vrrp };
  ({ id: clusterId } = await api().post("/clusters", body, clusterResourceSchema));
  for (const [index, name] of nodes.entries()) {
    await lab.script(name, start);
    const host = await addLabHost(api(), lab, name);
    const director = { hostId: host.id, address: lanAddress(name), interface: "eth0", priority: 150 - 50 * index };
    await api().post(`/clusters/${clusterId}/directors`, director, directorResourceSchema);
  }
  await lab.script("director2", "mv /usr/sbin/ipvsadm /usr/sbin/ipvsadm.away");
  await api().post(`/clusters/${clusterId}/vips`, { address: vip }, vipResourceSchema);
  await applyCluster(api(), clusterId);
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
  expect((await makePlan(api(), clusterId)).body?.changeCount).toBe(0);
});

test("the VIP follows the program, and is nowhere while it runs nowhere", async () => {
  await lab.script("director1", stop);
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director2"]), eventually);
  await lab.script("director2", stop);
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual([]), eventually);
  await lab.script("director1", start);
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
});
