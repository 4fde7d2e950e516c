import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { cleanHosts } from "../clean-hosts";
import { tally } from "../lvs-by-hand";
import { theLab } from "../the-lab";
import { applyInLab, changesOf, planInLab } from "./hosts-of-lab";
import { oneDirector } from "./one-director";

// Clients of one family, real servers of the other: only a tunnel brings them together.
const lab = theLab();
const [vip4, vip6] = ["10.77.0.98", "fd77::98"] as const;
const used = ["director1", "rs1", "rs2"] as const;
const eventually = { timeout: 60_000, interval: 500 };

const cluster = oneDirector({
  ipvs: {},
  vips: [vip6, vip4],
  servers: { four: { host: "rs1", address: "10.77.0.21" }, six: { host: "rs2", address: "fd77::22" } },
  services: [
    { scheduler: "rr", destinations: [{ server: "four", forwarding: "tun" }] },
    { scheduler: "rr", destinations: [{ server: "six", forwarding: "tun" }] },
  ],
});

beforeAll(() => cleanHosts(lab, used), 120_000);
afterAll(() => cleanHosts(lab, used), 120_000);

test("one plan sets both directions up, and a second one has nothing to do", async () => {
  await applyInLab(lab, cluster, null);
  expect(changesOf(await planInLab(lab, cluster, cluster))).toEqual([]);
});

test.each([
  ["IPv6 clients reach an IPv4 real server", `http://[${vip6}]/`, { rs1: 6 }],
  ["IPv4 clients reach an IPv6 real server", `http://${vip4}/`, { rs2: 6 }],
])("%s", async (_, url, expected) => {
  await vi.waitFor(async () => expect(tally(await lab.request(6, url))).toEqual(expected), eventually);
});

test("nothing stays when it is over", async () => {
  await applyInLab(lab, { ...cluster, services: [], vips: [] }, cluster);
  for (const host of used) {
    const links = await lab.script(host, "ip -br link; ip -br addr; ip route; ip -6 route");
    expect(links).not.toMatch(/\bsb-|10\.77\.0\.98|fd77::98/);
  }
});
