import { expect, test } from "vitest";
import type { IpAddress } from "@/lib/model/address";
import { vridInUse } from "@/lib/plan/guards/vrid-in-use";
import type { Neighbour, SegmentSight } from "@/lib/plan/model";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { freshHosts, planInput } from "../observed-hosts";
import { said } from "./guarded-service";

const multicast = { vrrp: { virtualRouterId: 51, transport: "multicast" } };

const advert = (source: string, virtualRouterId: number) => ({ source: source as IpAddress, virtualRouterId });
const neighbour = (address: string, virtualRouterId: number): Neighbour => ({
  cluster: "mail",
  instances: [{ virtualRouterId, transport: "multicast" }],
  directors: [address as IpAddress],
});

function judge(
  adverts: SegmentSight["adverts"],
  neighbours: readonly Neighbour[],
  values: Readonly<Record<string, unknown>> = multicast,
  applied = clusterWith({ vrrp: null, vips: [], services: [] }),
) {
  const desired = clusterWith(values);
  const input = planInput(desired, freshHosts(desired), applied);
  return vridInUse({ ...input, segment: { vips: [], adverts }, neighbours });
}

test("a number that others were heard with is forbidden, with who they are", () => {
  const found = judge([advert("10.77.0.9", 51)], []);
  expect(said(found)).toEqual(["error guard.vrid_in_use"]);
  expect(found.problems[0]?.params).toEqual({ vrid: 51, by: "10.77.0.9" });
  expect(said(judge([advert("10.77.0.9", 52)], []))).toEqual([]);
});

test("our own directors' adverts are nobody else's", () => {
  expect(said(judge([advert("10.77.0.11", 51), advert("10.77.0.12", 51)], []))).toEqual([]);
});

test("so is one that another cluster of the panel has on the same segment", () => {
  expect(said(judge(null, [neighbour("10.77.0.50", 51)]))).toEqual(["error guard.vrid_in_use"]);
  expect(said(judge(null, [neighbour("10.77.0.50", 52)]))).toEqual([]);
  expect(said(judge(null, [neighbour("10.99.0.50", 51), neighbour("fd77::50", 51)]))).toEqual([]);
});

test("between directors that hear only each other it is a warning", () => {
  expect(said(judge([advert("10.77.0.9", 51)], [], {}))).toEqual(["warning guard.vrid_in_use_unicast"]);
});

test("further instances are looked at as the cluster's own, and numbers in force no more", () => {
  const further = {
    vrrpInstances: [
      { ...clusterWith(multicast).vrrp, virtualRouterId: 60, id: "0190a1b2-0000-7000-8000-000000000060" },
    ],
  };
  const both = judge([advert("10.77.0.9", 51), advert("10.77.0.9", 60)], [], further, exampleCluster);
  expect(both.problems.map(({ params }) => params?.vrid)).toEqual([60]);
});

test("where nobody could listen, it is said", () => {
  expect(judge(null, []).figures).toEqual({ code: "figure.vrid_not_heard", params: { count: 1 } });
  expect(judge([], []).figures).toEqual({ code: "figure.vrid_in_use", params: { count: 1 } });
  const none = judge(null, [], multicast, clusterWith(multicast));
  expect(none.figures).toEqual({ code: "figure.vrid_in_use", params: { count: 0 } });
});
