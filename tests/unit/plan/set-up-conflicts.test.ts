import { expect, test } from "vitest";
import type { DesiredCluster } from "@/lib/model/cluster";
import { planCluster } from "@/lib/plan/plan-cluster";
import type { RealServerSetUp } from "@/lib/realserver/real-server-set-up";
import { clusterWith } from "@/tests/support/example-cluster";
import { freshHosts, planInput } from "./observed-hosts";

/** rs1 and rs2 are one host, reached by these ways. */
function onOneHost(first: object, second: object): DesiredCluster {
  const changes = [first, second].flatMap((way, index) =>
    Object.entries(way).map(([name, value]) => [`services.0.destinations.${index}.${name}`, value]),
  );
  return clusterWith({ ...Object.fromEntries(changes), "realServers.1.hostId": "h21" });
}

function conflicts(cluster: DesiredCluster, otherSetUps: Record<string, RealServerSetUp> = {}) {
  const hosts = freshHosts(cluster);
  const realServers = hosts.realServers.filter(({ realServerId }) => realServerId !== "r22");
  const { problems } = planCluster({ ...planInput(cluster, { ...hosts, realServers }), otherSetUps });
  return problems.flatMap(({ code, params }) =>
    code === "plan.set_up_conflict" ? [`${params?.first} / ${params?.second}`] : [],
  );
}

const byTunnel = { forwarding: "tun", tunnel: { kind: "ipip" } };

test("two tunnels of one kind and family on one host are refused, not half made", () => {
  expect(conflicts(onOneHost(byTunnel, byTunnel))).toEqual([
    "tunnel sb-ipip type ipip local 10.77.0.21 / tunnel sb-ipip type ipip local 10.77.0.22",
  ]);
  const gre = { forwarding: "tun", tunnel: { kind: "gre", checksum: "none" } };
  expect(conflicts(onOneHost(byTunnel, gre))).toEqual([]);
});

test("a host that another cluster uses cannot have a second tunnel either", () => {
  const other = { h21: { vips: [], net: ["tunnel sb-ipip type ipip local 10.99.0.1"] } };
  expect(conflicts(onOneHost(byTunnel, { forwarding: "dr" }), other)).toHaveLength(1);
  expect(conflicts(onOneHost({ forwarding: "dr" }, { forwarding: "dr" }), other)).toEqual([]);
});

test("a packet filter is missed where clients have to be asked for smaller segments, and nowhere else", () => {
  const missing = (cluster: DesiredCluster) => {
    const hosts = freshHosts(cluster);
    const realServers = hosts.realServers.map((one) => ({ ...one, packetFilter: null }));
    const { problems } = planCluster(planInput(cluster, { ...hosts, realServers }));
    return problems.filter(({ code }) => code === "plan.nftables_missing").length;
  };
  const way = { "services.0.destinations.0.forwarding": "tun" };
  expect(missing(clusterWith({ ...way, "realServers.0.tunnelMtu": 1500 }))).toBe(1);
  expect(missing(clusterWith(way))).toBe(0);
});
