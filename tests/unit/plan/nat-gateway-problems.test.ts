import { expect, test } from "vitest";
import type { IpAddress } from "@/lib/model/address";
import { natGatewayProblems } from "@/lib/plan/nat-gateway-problems";
import { clusterWith } from "@/tests/support/example-cluster";
import { freshHosts, planInput } from "./observed-hosts";

/** Codes for the example with its first real server behind NAT, whose host has these default gateways. */
function codes(gateways: readonly string[], values: Readonly<Record<string, unknown>> = {}): string[] {
  const cluster = clusterWith({ "services.0.destinations.0.forwarding": "nat", ...values });
  const fresh = freshHosts(cluster);
  const realServers = fresh.realServers.map((one) => ({ ...one, gateways: gateways as IpAddress[] }));
  const directors = fresh.directors.map((one, index) => ({
    ...one,
    addresses: [...one.addresses, { interface: "eth1", address: `10.78.0.${index}` as IpAddress, prefixLength: 24 }],
  }));
  return natGatewayProblems(planInput(cluster, { ...fresh, realServers, directors })).map(
    ({ code, severity, path }) => `${severity} ${path.join(".")} ${code}`,
  );
}

test("a gateway that is any address of a director, or a VIP, takes replies back", () => {
  for (const gateway of ["10.77.0.11", "10.78.0.1", "10.77.0.100"]) expect(codes([gateway])).toEqual([]);
});

test("a gateway past the directors, or none, is a warning that names the host", () => {
  expect(codes(["10.77.0.1"])).toEqual(["warning hosts.h21 plan.nat_gateway"]);
  expect(codes(["fd77::11"])).toEqual(["warning hosts.h21 plan.nat_gateway_missing"]);
});

test("one that Signalbox is going to set counts instead of what is there", () => {
  expect(codes(["10.77.0.1"], { "realServers.0.natGateway": "10.77.0.11" })).toEqual([]);
  expect(codes(["10.77.0.11"], { "realServers.0.natGateway": "10.77.0.1" })).toEqual([
    "warning hosts.h21 plan.nat_gateway",
  ]);
});

test("FULLNAT and a director that serves itself need none", () => {
  expect(codes([], { "services.0.destinations.0.forwarding": "fullnat" })).toEqual([]);
  expect(codes([], { "realServers.0.address": "10.77.0.11", "realServers.0.hostId": "h1" })).toEqual([]);
});
