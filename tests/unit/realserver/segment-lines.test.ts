import { expect, test } from "vitest";
import { parseAddress } from "@/lib/model/address";
import type { Tunnel } from "@/lib/model/tunnel";
import { segmentLines } from "@/lib/realserver/segment-lines";

function through(tunnel: Tunnel, vip: string, address: string, mtu = 1500) {
  const [parsedVip, parsedAddress] = [parseAddress(vip), parseAddress(address)];
  if (parsedVip === null || parsedAddress === null) throw new Error("not an address");
  return { vip: parsedVip, address: parsedAddress, tunnel, mtu };
}

const ipip: Tunnel = { kind: "ipip" };

test.each<[string, Tunnel, string, string, number]>([
  ["IP in IP", ipip, "10.0.0.100", "10.0.0.1", 1440],
  ["IPv6 in IPv4", ipip, "fd00::100", "10.0.0.1", 1420],
  ["IPv4 in IPv6", ipip, "10.0.0.100", "fd00::1", 1420],
  ["IPv6 in IPv6", ipip, "fd00::100", "fd00::1", 1400],
  ["GRE", { kind: "gre", checksum: "none" }, "10.0.0.100", "10.0.0.1", 1436],
  ["GRE with checksums", { kind: "gre", checksum: "on" }, "10.0.0.100", "10.0.0.1", 1432],
  ["GUE", { kind: "gue", port: 6080, checksum: "none" }, "10.0.0.100", "10.0.0.1", 1428],
  ["GUE with remote checksums", { kind: "gue", port: 6080, checksum: "remote" }, "10.0.0.100", "10.0.0.1", 1420],
])("through %s on Ethernet a segment of this size fits", (_, tunnel, vip, address, bytes) => {
  expect(segmentLines([through(tunnel, vip, address)])).toEqual([`segment ${vip} ${bytes}`]);
});

test("of several tunnels the narrowest one counts for a VIP, and VIPs are apart", () => {
  const lines = segmentLines([
    through(ipip, "10.0.0.100", "10.0.0.1"),
    through(ipip, "10.0.0.100", "10.0.0.1", 1400),
    through(ipip, "10.0.0.101", "10.0.0.1"),
  ]);
  expect(lines).toEqual(["segment 10.0.0.100 1340", "segment 10.0.0.101 1440"]);
});
