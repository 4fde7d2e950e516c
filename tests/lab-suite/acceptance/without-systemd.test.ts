import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ClusterResource, clusterResourceSchema, serviceResourceSchema } from "@/lib/api/resources/cluster";
import { freeLoop } from "@/tests/lab/free-port";
import { type Lab, startLab } from "@/tests/lab/lab";
import { labSettings } from "@/tests/lab/settings";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { kernelTable, realServerState } from "./on-hosts";
import { panelOfThisFile } from "./panel-of-this-file";

// Hosts that boot by SysV scripts, in a second lab beside the one of the suite.
const { api } = panelOfThisFile();
const eventually = { timeout: 60_000, interval: 500 };
let lab: Lab;

beforeAll(async () => {
  const loop = await freeLoop("127.140.0", labSettings().ports);
  const runDir = `/tmp/signalbox-lab-sysv-${process.pid}`;
  const hosts = ["director1", "director2", "rs1", "rs2", "client"] as const;
  lab = await startLab({ flavour: "plain", hosts, loop, runDir });
});

afterAll(async () => {
  await lab?.down();
});

test.each([
  { engine: "ipvsadm", director: "director1", server: "rs1", vip: "10.77.0.83" },
  { engine: "keepalived", director: "director2", server: "rs2", vip: "10.77.0.84" },
] as const)("engine $engine: director and real server serve again after a reboot", async (one) => {
  const { engine, director, server, vip } = one;
  const weights = { [server]: 2 };
  const options = { name: engine, engine, vip, virtualRouterId: 54, directors: [director], weights };
  const cluster = await describeLabCluster(api(), lab, options);
  await markPort8080(cluster);
  await applyCluster(api(), cluster.id);
  const served = async () => {
    for (const url of [`http://${vip}/`, `http://${vip}:8080/`]) {
      expect(await lab.request(4, url)).toEqual(Array(4).fill(server));
    }
  };
  await vi.waitFor(served, eventually);

  const table = await kernelTable(lab, director, vip);
  for (const host of [director, server]) {
    await lab.power(host, "reset");
    await lab.waitForSsh(host);
  }
  await vi.waitFor(served, eventually);
  expect(await kernelTable(lab, director, vip)).toEqual(table);
  expect(await realServerState(lab, server, vip)).toEqual({ arpIgnore: 1, arpAnnounce: 2, hasVip: true });
  const net = "/usr/local/sbin/signalbox-director-net status; cat /proc/sys/net/ipv4/vs/expire_nodest_conn";
  expect(await lab.script(director, net)).toBe("in place\n1");
});

/** A service by packet mark, and a setting of the kernel: both are back before anything answers for the VIP. */
async function markPort8080({ id, vips, realServers }: ClusterResource): Promise<void> {
  const { revision } = await api().get(`/clusters/${id}`, clusterResourceSchema);
  const ipvs = { sysctls: { expire_nodest_conn: 1 } };
  await api().patch(`/clusters/${id}`, { revision }, { ipvs }, clusterResourceSchema);
  const feeds = vips.map((vip) => ({ vipId: vip.id, protocol: "TCP", firstPort: 8080, lastPort: 8080 }));
  const destinations = realServers.map((server) => ({ realServerId: server.id }));
  const listener = { kind: "fwmark", mark: 8, family: "inet", feeds };
  const body = { name: "marked", listener, scheduler: "rr", destinations };
  await api().post(`/clusters/${id}/services`, body, serviceResourceSchema);
}
