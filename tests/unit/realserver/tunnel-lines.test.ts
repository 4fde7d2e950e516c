import { expect, test } from "vitest";
import { parseAddress } from "@/lib/model/address";
import type { Tunnel } from "@/lib/model/tunnel";
import { mergeSetUps } from "@/lib/realserver/real-server-set-up";
import { tunnelLines } from "@/lib/realserver/tunnel-lines";

function lines(tunnel: Tunnel, address: string, inner: "inet" | "inet6"): string[] {
  const parsed = parseAddress(address);
  if (parsed === null) throw new Error("not an address");
  return tunnelLines(tunnel, parsed, inner);
}

test("the device takes the inner family out of the outer one", () => {
  const ipip: Tunnel = { kind: "ipip" };
  expect(lines(ipip, "10.0.0.1", "inet")).toEqual(["tunnel sb-ipip type ipip local 10.0.0.1"]);
  expect(lines(ipip, "10.0.0.1", "inet6")).toEqual(["tunnel sb-sit type sit local 10.0.0.1"]);
  for (const inner of ["inet", "inet6"] as const) {
    expect(lines(ipip, "fd00::1", inner)).toEqual(["tunnel sb-ip6tnl type ip6tnl mode any local fd00::1"]);
  }
});

test("GUE opens its port for the outer family, and is IP in IP inside", () => {
  const gue: Tunnel = { kind: "gue", port: 5555, checksum: "remote" };
  expect(lines(gue, "fd00::1", "inet")[0]).toBe("listen 5555 6");
  expect(lines(gue, "10.0.0.1", "inet")).toEqual(["listen 5555 4", ...lines({ kind: "ipip" }, "10.0.0.1", "inet")]);
});

test("GRE expects checksums exactly when they are sent", () => {
  expect(lines({ kind: "gre", checksum: "on" }, "10.0.0.1", "inet")).toEqual([
    "tunnel sb-gre type gre local 10.0.0.1 icsum",
  ]);
  expect(lines({ kind: "gre", checksum: "none" }, "fd00::1", "inet6")).toEqual([
    "tunnel sb-gre6 type ip6gre local fd00::1",
  ]);
});

test("of two wishes about one device, port or route the first holds; ports come before tunnels, the way back last", () => {
  const first = { vips: [], net: ["tunnel sb-ipip type ipip local 10.0.0.1", "gateway 10.0.0.9"] };
  const net = ["gateway 10.0.0.8", "gateway fd00::9", "listen 5555 4", "tunnel sb-ipip type ipip local 10.0.0.2"];
  expect(mergeSetUps(first, { vips: [], net }).net).toEqual([
    "listen 5555 4",
    "tunnel sb-ipip type ipip local 10.0.0.1",
    "gateway 10.0.0.9",
    "gateway fd00::9",
  ]);
});
