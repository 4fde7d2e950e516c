import { expect, test } from "vitest";
import type { ClusterView, DirectorView } from "@/lib/alerts/conditions/cluster-view";
import { vipConditions } from "@/lib/alerts/conditions/vip-conditions";
import { newCluster } from "@/tests/support/fake-hosts/fake-cluster";

const applied = newCluster({ engine: "keepalived", directors: 2, realServers: 1 });
const [vip = ""] = applied.vips.map(({ address }) => address);

function director(name: string, vips: readonly string[], lostSec = 0): DirectorView {
  const at = "2026-11-21T00:00:00.000Z";
  const snapshot = { sampledAt: at, freshAt: at, status: "ok" as const, problem: null, vips: [...vips], services: [] };
  return { directorId: name, hostId: name, name, lostSec, problem: "", snapshot };
}

function told(directors: readonly DirectorView[], silentVips: ClusterView["silentVips"] = []): string[] {
  const view = { clusterId: applied.id, applied, isChanging: false, directors, drift: [], failure: null, silentVips };
  return vipConditions(view).map(({ kind, params }) => [kind, ...Object.values(params)].join(" "));
}

test("one owner is as it should be, two are split brain, and none is no master", () => {
  expect(told([director("lb1", [vip]), director("lb2", [])])).toEqual([]);
  expect(told([director("lb2", [vip]), director("lb1", [vip])])).toEqual(["split_brain lb1, lb2"]);
  expect(told([director("lb1", []), director("lb2", [])])).toEqual(["no_master"]);
});

test("while a director cannot be seen it may be the one that holds the VIP", () => {
  expect(told([director("lb1", [], 30), director("lb2", [])])).toEqual([]);
  expect(told([director("lb1", [vip], 30), director("lb2", [vip])])).toEqual([]);
});

test("a VIP that did not answer is told of its master, and of nobody who has taken it over since", () => {
  const silent = [{ vip, holder: "lb1", askedBy: "lb2" }];
  expect(told([director("lb1", [vip]), director("lb2", [])], silent)).toEqual(["vip_silent lb1 lb2"]);
  expect(told([director("lb1", []), director("lb2", [vip])], silent)).toEqual([]);
});
