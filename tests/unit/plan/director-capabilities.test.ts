import { expect, test } from "vitest";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { ObservedDirector } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { clusterWith, exampleCluster } from "../../support/example-cluster";
import { freshHosts, planInput } from "./observed-hosts";

/** Codes and parameters of what forbids planning this for directors that are so. */
function refusals(cluster: DesiredCluster, change: Partial<ObservedDirector>) {
  const fresh = freshHosts(cluster);
  const observed = { ...fresh, directors: fresh.directors.map((one) => ({ ...one, ...change })) };
  const { problems } = planCluster(planInput(cluster, observed));
  return problems.flatMap(({ code, params, path }) => (path[1] === "h1" ? [{ code, ...params }] : []));
}

const byTunnel = (tunnel: object) =>
  clusterWith({ "services.0.destinations.0.forwarding": "tun", "services.0.destinations.0.tunnel": tunnel });

test("a scheduler that the kernel has not is refused by name", () => {
  const twos = clusterWith({ "services.0.scheduler": "twos" });
  expect(refusals(twos, { ipvsModules: ["rr", "wrr"] })).toEqual([
    { code: "plan.ipvs_module_missing", host: "director1", module: "ip_vs_twos" },
  ]);
  expect(refusals(exampleCluster, { ipvsModules: ["rr", "wrr"] })).toEqual([]);
});

test("what cannot be known is not held against a director", () => {
  expect(refusals(clusterWith({ "services.0.scheduler": "twos" }), { ipvsModules: null })).toEqual([]);
  const gre = byTunnel({ kind: "gre", checksum: "none" });
  expect(refusals(gre, { ipvsadmVersion: null })).toEqual([]);
});

test("persistence by SIP needs its module", () => {
  const sip = clusterWith({
    "services.0.listener.protocol": "UDP",
    "services.0.persistence": { timeoutSec: 60, prefixLength: null, engine: "sip" },
  });
  expect(refusals(sip, { ipvsModules: ["wrr"] })).toMatchObject([{ module: "ip_vs_pe_sip" }]);
});

test.each([
  ["scheduler flags", clusterWith({ "services.0.schedulerFlags": ["flag-1"] }), "1.27", "flags", "1.28"],
  ["GUE tunnels", byTunnel({ kind: "gue", port: 5555, checksum: "none" }), "1.28", "gue", "1.30"],
  ["GRE tunnels", byTunnel({ kind: "gre", checksum: "none" }), "1.30", "gre", "1.31"],
])("%s need a release of ipvsadm that knows them", (_, cluster, has, what, since) => {
  expect(refusals(cluster, { ipvsadmVersion: has })).toEqual([
    { code: "plan.ipvsadm_too_old", host: "director1", what, since, has },
  ]);
  expect(refusals(cluster, { ipvsadmVersion: since })).toEqual([]);
});
