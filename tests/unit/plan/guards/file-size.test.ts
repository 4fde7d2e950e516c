import { expect, test } from "vitest";
import { fileSize } from "@/lib/plan/guards/file-size";
import type { HostPlan } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { exampleCluster } from "@/tests/support/example-cluster";
import { freshHosts, planInput } from "../observed-hosts";

const [wave] = planCluster(planInput(exampleCluster, freshHosts(exampleCluster))).waves;
const [host] = wave?.hosts ?? [];

function judge(before: string | null, after: string | null) {
  if (wave === undefined || host === undefined) throw new Error("the example has hosts");
  const changed: HostPlan = { ...host, files: [{ path: "/etc/keepalived/keepalived.conf", before, after, diff: "" }] };
  return fileSize({ waves: [{ ...wave, hosts: [changed] }] });
}

const codes = (before: string | null, after: string | null) =>
  judge(before, after).problems.map(({ severity, code }) => `${severity} ${code}`);
const forbidden = ["error guard.file_size"];

test("a file may become twice as long, and not a byte longer", () => {
  expect(codes("x".repeat(5000), "x".repeat(10_000))).toEqual([]);
  expect(codes("x".repeat(5000), "x".repeat(10_001))).toEqual(forbidden);
});

test("it may become half as long, and not a byte shorter", () => {
  expect(codes("x".repeat(10_000), "x".repeat(5000))).toEqual([]);
  expect(codes("x".repeat(10_000), "x".repeat(4999))).toEqual(forbidden);
});

test("a short file may do what it likes until it is 4 KiB long", () => {
  expect(codes("x", "x".repeat(4095))).toEqual([]);
  expect(codes("x", "x".repeat(4096))).toEqual(forbidden);
  expect(codes("x".repeat(4096), "x")).toEqual(forbidden);
});

test("bytes count, not characters", () => {
  expect(judge("x".repeat(5000), "中".repeat(5000)).problems[0]?.params).toMatchObject({ before: 5000, after: 15_000 });
});

test("a file that comes or goes has no size to compare with, and one that stays is no change", () => {
  for (const [before, after] of [[null, "x".repeat(9999)], ["x".repeat(9999), null], ["x", "x"]] as const) // biome-ignore format: one row
    expect(judge(before, after)).toEqual({ figures: { code: "figure.file_size", params: { count: 0 } }, problems: [] });
  expect(judge("x", "y").figures.params).toEqual({ count: 1 });
});
