import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { DesiredCluster } from "@/lib/model/cluster";
import { cleanHosts } from "../clean-hosts";
import { theLab } from "../the-lab";
import { applyInLab, changesOf, planInLab } from "./hosts-of-lab";
import { oneDirector } from "./one-director";

// A client learns from the real server how large its segments may be: the director adds its header to each of them.
const lab = theLab();
const [vip4, vip6] = ["10.77.0.97", "fd77::97"] as const;
const used = ["director1", "rs1"] as const;
const eventually = { timeout: 60_000, interval: 500 };

const destinations = [{ server: "one", forwarding: "tun" }] as const;
const plain = oneDirector({
  ipvs: {},
  vips: [vip4, vip6],
  servers: { one: { host: "rs1", address: "10.77.0.21" } },
  services: [
    { scheduler: "rr", destinations },
    { scheduler: "rr", destinations },
  ],
});
const fitting: DesiredCluster = {
  ...plain,
  realServers: plain.realServers.map((server) => ({ ...server, tunnelMtu: 1500 })),
};

beforeAll(() => cleanHosts(lab, used), 120_000);
afterAll(() => cleanHosts(lab, used), 120_000);

/** The largest segment that the client sends to a VIP, without the 12 bytes of the timestamp option. */
async function segmentTo(vip: string): Promise<string> {
  const held = `socat -u TCP:${vip.includes(":") ? `[${vip}]` : vip}:80 - >/dev/null 2>&1 </dev/null & held=$!`;
  return await vi.waitFor(async () => {
    const found = await lab.script(
      "client",
      `${held}; sleep 0.5; ss -tinH state established dst '[${vip}]' | grep -o '\\bmss:[0-9]*'; kill $held || :`,
    );
    expect(found).not.toBe("");
    return found;
  }, eventually);
}

test("without it clients send as much as their own network carries", async () => {
  await applyInLab(lab, plain, null);
  expect([await segmentTo(vip4), await segmentTo(vip6)]).toEqual(["mss:1448", "mss:1428"]);
});

test("with the MTU of the way they send what fits into the tunnel, and a second plan has nothing to do", async () => {
  await applyInLab(lab, fitting, plain);
  expect([await segmentTo(vip4), await segmentTo(vip6)]).toEqual(["mss:1428", "mss:1408"]);
  expect(changesOf(await planInLab(lab, fitting, fitting))).toEqual([]);
});

test("nothing of it stays on the real server when it is over", async () => {
  await applyInLab(lab, { ...fitting, services: [], vips: [] }, fitting);
  const rules = "iptables-save; ip6tables-save; nft list ruleset 2>/dev/null; ls /var/lib/signalbox";
  expect(await lab.script("rs1", `{ ${rules}; } | grep -ciE 'segment|tcpmss|real-server.rules' || :`)).toBe("0");
});
