import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";
import type { LabHostName } from "@/tests/lab/lab-hosts";
import { cleanHosts } from "../clean-hosts";
import { tally } from "../lvs-by-hand";
import { theLab } from "../the-lab";
import { applyInLab, changesOf, planInLab } from "./hosts-of-lab";

// One director, one plan, every way for packets to reach a real server at once; and all of it gone again at the end.
const lab = theLab();
const eventually = { timeout: 60_000, interval: 500 };
const vips = ["10.77.0.91", "10.77.0.92", "10.77.0.93", "10.77.0.94", "fd77::91", "fd77::92"];

type Forwarding = "dr" | "nat" | "tun" | "fullnat";

/** Names of real servers: by host, and for rs4, which only the inner network reaches, by family. */
const realServers: [id: string, host: LabHostName, address: string, natGateway: string | null][] = [
  ["rs1", "rs1", "10.77.0.21", null],
  ["rs2", "rs2", "10.77.0.22", null],
  ["rs3", "rs3", "10.77.0.23", null],
  ["rs1.6", "rs1", "fd77::21", null],
  ["rs2.6", "rs2", "fd77::22", null],
  ["inner", "rs4", "10.78.0.24", "10.78.0.11"],
  ["inner.6", "rs4", "fd78::24", "fd78::11"],
  ["self", "director1", "10.77.0.11", null],
];

function destination(realServerId: string, forwarding: Forwarding, port = 80, tunnel: object | null = null) {
  return { id: `${realServerId}.${port}`, realServerId, port, forwarding, tunnel, weight: 1 };
}

function service(id: string, vipId: string, port: number, destinations: readonly object[]) {
  const listener = { kind: "address", vipId, protocol: "TCP", port };
  const filled = destinations.map((one, index) => ({
    upperThreshold: 0,
    lowerThreshold: 0,
    ...one,
    id: `${id}.${index}`,
  }));
  return { id, name: id, listener, scheduler: "rr", persistence: null, healthChecks: [], destinations: filled };
}

const gue = { kind: "gue", port: 5555, checksum: "none" };
const gre = { kind: "gre", checksum: "on" };
const [dr, nat, tun, mixed, dr6, nat6] = vips;

const everything: DesiredCluster = clusterSchema.parse({
  id: "0190a1b2-0000-7000-8000-0000000000f0",
  name: "every way",
  engine: "ipvsadm",
  vrrp: null,
  ipvs: { timeouts: { tcpSec: 600 }, syncDaemon: { syncId: 5 }, sysctls: { expire_nodest_conn: 1 } },
  directors: [
    { id: "d1", hostId: "director1", name: "director1", address: "10.77.0.11", interface: "eth0", priority: 150 },
  ],
  vips: vips.map((address) => ({ id: address, address, prefixLength: address.includes(":") ? 128 : 32 })),
  realServers: realServers.map(([id, hostId, address, natGateway]) => ({ id, name: id, address, hostId, natGateway })),
  services: [
    service("local", dr ?? "", 80, [destination("rs1", "dr"), destination("self", "dr")]),
    service("nat", nat ?? "", 80, [destination("inner", "nat", 8080)]),
    service("fullnat", nat ?? "", 8080, [destination("rs2", "fullnat"), destination("rs3", "fullnat")]),
    service("ipip", tun ?? "", 80, [destination("rs1", "tun"), destination("rs2", "tun")]),
    service("gue", tun ?? "", 8080, [destination("rs3", "tun", 8080, gue)]),
    service("dr6", dr6 ?? "", 80, [destination("rs1.6", "dr"), destination("rs2.6", "dr")]),
    service("gre6", dr6 ?? "", 8080, [destination("rs1.6", "tun", 8080, gre), destination("rs2.6", "tun", 8080)]),
    service("nat6", nat6 ?? "", 80, [destination("inner.6", "nat", 8080)]),
    {
      ...service("both", "", 0, [destination("rs1", "dr", 0), destination("rs2", "dr", 0)]),
      persistence: { timeoutSec: 300, prefixLength: null },
      listener: {
        kind: "fwmark",
        mark: 7,
        family: "inet",
        feeds: [80, 8080].map((port) => ({ vipId: mixed, protocol: "TCP", firstPort: port, lastPort: port })),
      },
    },
  ],
});

const nothing: DesiredCluster = { ...everything, services: [], vips: [], ipvs: clusterSchema.shape.ipvs.parse({}) };

/** What all of this must leave as it was, on one host. */
async function traces(host: LabHostName): Promise<string> {
  return await lab.script(
    host,
    `filesOfAnyDirector='ipvsadm.rules|director.vips|signalbox-director(.service)?'
     ip -br link | grep -oE '^(sb-|eth)[^@ ]*'; ip fou show; ip route show default; ip -6 route show default
     iptables-save | grep '^-A'; ip6tables-save | grep '^-A'
     sysctl net.ipv4.ip_forward net.ipv6.conf.all.forwarding net.ipv4.conf.{all,eth0}.send_redirects net.ipv4.conf.all.arp_ignore
     ls /etc/signalbox /etc/sysctl.d /etc/systemd/system /usr/local/sbin | grep -vxE "$filesOfAnyDirector"
     if command -v ipvsadm >/dev/null; then ipvsadm -Sn; ipvsadm -L --timeout; ipvsadm -L --daemon; cat /proc/sys/net/ipv4/vs/{conntrack,expire_nodest_conn}; fi`,
  );
}

const used: LabHostName[] = ["director1", "rs1", "rs2", "rs3", "rs4"];
const before = new Map<LabHostName, string>();

beforeAll(async () => {
  await cleanHosts(lab);
  // A server behind NAT must not find a way to the client past the director.
  await lab.script("rs4", "ip link set eth0 down; ip -6 addr add fd78::24/64 dev eth1 nodad");
  await lab.script(
    "director1",
    "ip -6 addr add fd78::11/64 dev eth1 nodad; mkdir -p /etc/signalbox; pgrep -x nginx >/dev/null || nginx >/dev/null 2>&1",
  );
  for (const host of used.slice(1)) await lab.script(host, "mkdir -p /etc/signalbox");
  const nft = await lab.exec("director1", ["nft", "add table ip probe; delete table ip probe"]);
  if (nft.code !== 0) console.info("forwarding: this kernel has no nftables of IPv4, so rules are iptables' here");
  for (const host of used) before.set(host, await traces(host));
}, 120_000);

afterAll(async () => {
  await lab.script(
    "rs4",
    "ip link set eth0 up; ip addr replace fd77::24/64 dev eth0 nodad; ip -6 addr del fd78::24/64 dev eth1",
  );
  await lab.script("director1", "ip -6 addr del fd78::11/64 dev eth1; nginx -s stop");
});

/** Asks until as many answers as questions came: neighbours may have to find out first where a VIP is. */
async function answers(url: string, count = 8): Promise<Record<string, number>> {
  return await vi.waitFor(async () => {
    const all = await lab.request(count, url);
    expect(all).toHaveLength(count);
    return tally(all);
  }, eventually);
}

const ways: [name: string, url: string, Record<string, number>][] = [
  ["direct routing, where the director serves itself too", `http://${dr}/`, { rs1: 4, director1: 4 }],
  ["NAT to another port, by way of the inner network", `http://${nat}/`, { rs4: 8 }],
  ["FULLNAT, without any route back through the director", `http://${nat}:8080/`, { rs2: 4, rs3: 4 }],
  ["a tunnel of IP in IP", `http://${tun}/`, { rs1: 4, rs2: 4 }],
  ["a tunnel of GUE", `http://${tun}:8080/`, { rs3: 8 }],
  ["direct routing of IPv6", `http://[${dr6}]/`, { rs1: 4, rs2: 4 }],
  ["tunnels of IPv6, by GRE and plain", `http://[${dr6}]:8080/`, { rs1: 4, rs2: 4 }],
  ["NAT of IPv6", `http://[${nat6}]/`, { rs4: 8 }],
];

describe("every way to a real server", () => {
  test("is set up by one plan, and a second one has nothing to do", { timeout: 180_000 }, async () => {
    await applyInLab(lab, everything, null);
    expect(changesOf(await planInLab(lab, everything, everything))).toEqual([]);
  });

  test.each(ways)("%s", async (_, url, expected) => {
    expect(await answers(url)).toEqual(expected);
  });

  test("a firewall mark makes two ports one service, and a client keeps its real server on both", async () => {
    const web = await answers(`http://${mixed}/`);
    expect(Object.values(web)).toEqual([8]);
    expect(await answers(`http://${mixed}:8080/`)).toEqual(web);
  });

  test("timeouts, settings and sync daemon are the cluster's", async () => {
    const read = "ipvsadm -L --timeout; ipvsadm -L --daemon; cat /proc/sys/net/ipv4/vs/expire_nodest_conn";
    const [timeout, daemon, setting] = (await lab.script("director1", read)).split("\n");
    expect(timeout).toBe("Timeout (tcp tcpfin udp): 600 120 300");
    expect(daemon).toMatch(/^master sync daemon \(mcast=eth0, syncid=5,/);
    expect(setting).toBe("1");
  });

  test("comes back with the hosts after a reboot", { timeout: 240_000 }, async () => {
    for (const host of ["director1", "rs3"] as const) {
      await lab.power(host, "reset");
      await lab.waitForSsh(host);
    }
    expect(await answers(`http://${nat}:8080/`)).toEqual({ rs2: 4, rs3: 4 });
    expect(await answers(`http://${tun}:8080/`)).toEqual({ rs3: 8 });
    const plan = () => planInLab(lab, everything, everything);
    await vi.waitFor(async () => expect(changesOf(await plan())).toEqual([]), eventually);
    await lab.script(
      "director1",
      "ip -6 addr add fd78::11/64 dev eth1 nodad; pgrep -x nginx >/dev/null || nginx >/dev/null 2>&1",
    );
  });

  test("leaves every host as it was when the cluster no longer needs it", { timeout: 180_000 }, async () => {
    await applyInLab(lab, nothing, everything);
    for (const host of used) expect(`${host}\n${await traces(host)}`).toBe(`${host}\n${before.get(host)}`);
  });
});
