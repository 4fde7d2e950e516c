import { expect, test } from "vitest";
import { directorNet } from "@/lib/director/director-net";
import { directorNetFiles } from "@/lib/director/director-net-files";
import type { DesiredCluster } from "@/lib/model/cluster";
import { clusterWith } from "../../support/example-cluster";

function linesOf(values: Readonly<Record<string, unknown>>, index = 0): string[] {
  const cluster = clusterWith(values);
  return directorNet(cluster, directorOf(cluster, index));
}

function directorOf({ directors }: DesiredCluster, index: number) {
  const director = directors[index];
  if (director === undefined) throw new Error("no such director");
  return director;
}

test("direct routing alone needs nothing, and no file", () => {
  expect(linesOf({})).toEqual([]);
  expect(directorNetFiles(clusterWith({}), directorOf(clusterWith({}), 0), "systemd")).toEqual([]);
});

test("NAT makes the director a router that does not tell real servers of a shorter way", () => {
  expect(linesOf({ "services.0.destinations.0.forwarding": "nat" })).toEqual([
    "set net/ipv4/ip_forward 1",
    "set net/ipv4/conf/all/send_redirects 0",
    "set net/ipv4/conf/eth0/send_redirects 0",
  ]);
});

test("FULLNAT also needs conntrack, and the director's own address for what goes to that real server's port", () => {
  const lines = linesOf({
    "services.0.destinations.0.forwarding": "fullnat",
    "services.0.destinations.0.port": 8080,
    "ipvs.sysctls": { conntrack: 0 },
  });
  expect(lines.slice(3)).toEqual(["set net/ipv4/vs/conntrack 1", "masquerade 10.77.0.21 tcp 8080"]);
});

test("a mark is set for every feed of a service, none when somebody else sets it", () => {
  const listener = { kind: "fwmark", mark: 7, family: "inet" };
  const feed = { vipId: "v1", protocol: "TCP", firstPort: 80, lastPort: 80 };
  const feeds = [feed, { ...feed, firstPort: 443, lastPort: 445 }];
  expect(linesOf({ "services.0.listener": { ...listener, feeds } })).toEqual([
    "mark 10.77.0.100 tcp 80 80 7",
    "mark 10.77.0.100 tcp 443 445 7",
  ]);
  expect(linesOf({ "services.0.listener": { ...listener, feeds: [] } })).toEqual([]);
});

test("the two numbers of sync_threshold are one setting; what is not given is the kernel's own", () => {
  expect(linesOf({ "ipvs.sysctls": { sync_period: 100, expire_nodest_conn: 1 } })).toEqual([
    "set net/ipv4/vs/expire_nodest_conn 1",
    "set net/ipv4/vs/sync_threshold 3 100",
  ]);
});

test("timeouts and sync daemon are the script's with engine ipvsadm, and keepalived's with keepalived", () => {
  const ipvs = { "ipvs.timeouts": { tcpSec: 600 }, "ipvs.syncDaemon": { syncId: 3, maxLength: 1400, ttl: 2 } };
  expect(linesOf(ipvs)).toEqual([]);
  expect(linesOf({ ...ipvs, engine: "ipvsadm" })).toEqual([
    "timeouts 600 120 300",
    "sync master --mcast-interface eth0 --syncid 3 --sync-maxlen 1400 --mcast-ttl 2",
  ]);
  expect(linesOf({ ...ipvs, engine: "ipvsadm" }, 1)[1]).toMatch(/^sync backup /);
});

test("a director that serves itself takes what another one sends it for its own address, ports as listened on", () => {
  const serving = { "realServers.0.address": "10.77.0.11", "realServers.0.hostId": "h1" };
  expect(linesOf(serving)).toEqual(["serve 10.77.0.100 tcp 80 80 10.77.0.11"]);
  expect(linesOf(serving, 1)).toEqual([]);
  const { directors } = clusterWith({});
  expect(linesOf({ ...serving, directors: directors.slice(0, 1) })).toEqual([]);
});

test("the settings at boot are those of the script, whether or not ip_vs is there yet", () => {
  const cluster = clusterWith({ "services.0.destinations.0.forwarding": "fullnat" });
  const files = directorNetFiles(cluster, directorOf(cluster, 0), "sysv");
  const contentOf = (part: string) => files.find(({ path }) => path.includes(part))?.content;
  expect(contentOf("sysctl.d")).toContain("-net/ipv4/ip_forward = 1\n");
  expect(contentOf("sysctl.d")).toContain("-net/ipv4/vs/conntrack = 1\n");
  expect(contentOf("modules-load.d")).toContain("\nip_vs\n");
  expect(files.map(({ path }) => path)).toContain("/etc/init.d/signalbox-director-net");
});
