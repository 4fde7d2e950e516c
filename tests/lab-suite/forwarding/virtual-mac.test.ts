import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { clusterSchema } from "@/lib/model/cluster";
import { cleanHosts } from "../clean-hosts";
import { tally } from "../lvs-by-hand";
import { theLab } from "../the-lab";
import { applyInLab, changesOf, planInLab } from "./hosts-of-lab";

// A VIP with a MAC address of its own: at a failover the neighbours have nothing to learn.
const lab = theLab();
const vip = "10.77.0.95";
const used = ["director1", "director2", "rs1"] as const;
const eventually = { timeout: 60_000, interval: 500 };
const virtualMac = "00:00:5e:00:01:3a";

const cluster = clusterSchema.parse({
  id: "0190a1b2-0000-7000-8000-0000000000f3",
  name: "virtual mac",
  engine: "keepalived",
  vrrp: { virtualRouterId: 58, useVmac: true },
  directors: [1, 2].map((n) => ({
    id: `d${n}`,
    hostId: `director${n}`,
    name: `director${n}`,
    address: `10.77.0.1${n}`,
    interface: "eth0",
    priority: 200 - 50 * n,
  })),
  vips: [{ id: "v", address: vip, prefixLength: 32 }],
  realServers: [{ id: "rs1", name: "rs1", address: "10.77.0.21", hostId: "rs1" }],
  services: [
    {
      id: "web",
      name: "web",
      listener: { kind: "address", vipId: "v", protocol: "TCP", port: 80 },
      scheduler: "rr",
      persistence: null,
      healthChecks: [{ kind: "tcp", delaySec: 2, timeoutSec: 2, retry: 1 }],
      destinations: [
        {
          id: "web.rs1",
          realServerId: "rs1",
          port: 80,
          forwarding: "dr",
          weight: 1,
          upperThreshold: 0,
          lowerThreshold: 0,
        },
      ],
    },
  ],
});

beforeAll(() => cleanHosts(lab, used), 120_000);
afterAll(() => cleanHosts(lab, used), 120_000);

async function answersAndMac(): Promise<[Record<string, number>, string]> {
  return await vi.waitFor(async () => {
    const all = await lab.request(4, `http://${vip}/`);
    expect(all).toHaveLength(4);
    const neighbour = await lab.script("client", `ip neighbour show ${vip}`);
    return [tally(all), /lladdr (\S+)/.exec(neighbour)?.[1] ?? ""];
  }, eventually);
}

const holder = async (director: (typeof used)[number]) =>
  await lab.script(director, `ip -br address | grep ' ${vip}/32' | cut -d' ' -f1 || :`);

test("the VIP answers from the virtual router's address, and a second plan has nothing to do", async () => {
  await applyInLab(lab, cluster, null);
  expect(await answersAndMac()).toEqual([{ rs1: 4 }, virtualMac]);
  // The backup, which came first, gives it up after the master's first adverts.
  await vi.waitFor(async () => expect(await holder("director1")).toMatch(/^vrrp\.58/), eventually);
  expect(changesOf(await planInLab(lab, cluster, cluster))).toEqual([]);
}, 180_000);

test("after a failover it is the same address, at the other director", async () => {
  await lab.script("director1", "systemctl stop keepalived");
  await vi.waitFor(async () => expect(await holder("director2")).toMatch(/^vrrp\.58/), eventually);
  expect(await answersAndMac()).toEqual([{ rs1: 4 }, virtualMac]);
}, 120_000);
