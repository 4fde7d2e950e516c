import { expect, test } from "vitest";
import { consistencyProblems } from "@/lib/desired/consistency-problems";
import { withoutPart, withPart } from "@/lib/desired/with-part";
import type { DesiredCluster } from "@/lib/model/cluster";
import { clusterWith, exampleCluster } from "../../support/example-cluster";

/** Where and what, as one line each. */
function lines(before: DesiredCluster, next: DesiredCluster, subject: readonly (string | number)[]): string[] {
  return consistencyProblems(before, next, subject).map(({ path, code }) => `${path.join(".")} ${code}`);
}

test("an edit that contradicts nothing brings no problem", () => {
  const next = withPart(exampleCluster, "vips", {
    id: "v2",
    address: address("10.77.0.101"),
    prefixLength: 32,
    vrrpInstanceId: null,
  });
  expect(lines(exampleCluster, next, ["vips", 1])).toEqual([]);
});

test("a contradiction is told at the field of the edited object", () => {
  const next = withPart(exampleCluster, "vips", {
    id: "v2",
    address: address("10.77.0.100"),
    prefixLength: 32,
    vrrpInstanceId: null,
  });
  expect(lines(exampleCluster, next, ["vips", 1])).toEqual(["address vip.duplicate"]);
});

test("a contradiction that shows up at another object is told at the field of the same name", () => {
  const [director] = exampleCluster.directors;
  if (director === undefined) throw new Error("the example has directors");
  const next = withPart(exampleCluster, "directors", { ...director, address: address("10.77.0.100") });
  expect(lines(exampleCluster, next, ["directors", 1])).toEqual(["address vip.is_director_address"]);
});

test("a contradiction with a field the request does not have is told of the whole request", () => {
  const slow = clusterWith({ "vrrp.advertIntervalSec": 200 });
  const next = withPart(slow, "vips", {
    id: "v2",
    address: address("fd00::100"),
    prefixLength: 128,
    vrrpInstanceId: null,
  });
  expect(lines(slow, next, ["vips", 1])).toContain(" vrrp.advert_v3");
});

test("what was wrong before does not block another edit, wherever it moved in its list", () => {
  const broken = clusterWith({ "vips.0.address": "10.77.0.21" });
  const renamed = { ...broken, name: "Other" };
  expect(lines(broken, renamed, [])).toEqual([]);
  const [first] = broken.directors;
  const next = withoutPart(broken, "directors", first?.id ?? "");
  expect(lines(broken, next, [])).toEqual([]);
});

test("the edited object comes last, so that of two alike it is the one at fault", () => {
  const [service] = exampleCluster.services;
  if (service === undefined) throw new Error("the example has a service");
  const alike = { ...service, listener: { ...service.listener, port: 81 }, destinations: [] };
  const two = withPart(exampleCluster, "services", { ...alike, id: "s2", name: "other" });
  const next = withPart(two, "services", alike);
  expect(next.services.map(({ id }) => id)).toEqual(["s2", "s1"]);
  expect(lines(two, next, ["services", 1])).toEqual(["listener.port service.duplicate"]);
});

function address(text: string) {
  return clusterWith({ "vips.0.address": text }).vips[0]?.address ?? never();
}

function never(): never {
  throw new Error("the example has a VIP");
}
