import { expect, test } from "vitest";
import { missingPackages } from "@/components/hosts/missing-packages-of";
import { type HostFacts, type HostResource, hostFactsSchema } from "@/lib/api/resources/host";

const facts: HostFacts = hostFactsSchema.parse({
  hostname: "h",
  os: "Linux",
  kernel: "6.1",
  architecture: "x86_64",
  init: "systemd",
  packageManager: "apt",
  ipvsModule: "loaded",
  keepalivedVersion: "2.2.7",
  ipvsadmVersion: "1.31",
  packetFilter: "nft",
  sudo: "works",
  interfaces: [],
});

const inUse: HostResource["uses"] = [{ clusterId: "c", clusterName: "Web", role: "real-server" }];

test("a host with everything misses nothing, and of a host that was never read nothing is known", () => {
  expect(missingPackages({ facts, uses: inUse })).toEqual([]);
  expect(missingPackages({ facts: null, uses: inUse })).toEqual([]);
  expect(missingPackages({ facts: { ...facts, packetFilter: null }, uses: inUse })).toEqual([]);
});

test("a packet filter is offered on hosts that a cluster uses, where there is none of either kind", () => {
  const bare = { ...facts, packetFilter: "none" as const };
  expect(missingPackages({ facts: bare, uses: inUse })).toEqual([{ use: "rules", packages: ["nftables"] }]);
  expect(missingPackages({ facts: bare, uses: [] })).toEqual([]);
  expect(missingPackages({ facts: { ...facts, packetFilter: "iptables" }, uses: inUse })).toEqual([]);
});

test("what a director needs is offered apart from it, and not where a host serves as a real server alone", () => {
  const bare = { ...facts, keepalivedVersion: null, packetFilter: "none" as const };
  const both: HostResource["uses"] = [...inUse, { clusterId: "c", clusterName: "Web", role: "director" }];
  expect(missingPackages({ facts: bare, uses: inUse }).map(({ use }) => use)).toEqual(["rules"]);
  expect(missingPackages({ facts: bare, uses: [] }).map(({ use }) => use)).toEqual(["director"]);
  expect(missingPackages({ facts: bare, uses: both }).map(({ use, packages }) => [use, ...packages])).toEqual([
    ["director", "keepalived"],
    ["rules", "nftables"],
  ]);
});
