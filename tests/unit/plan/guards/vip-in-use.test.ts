import { expect, test } from "vitest";
import type { IpAddress } from "@/lib/model/address";
import { vipInUse } from "@/lib/plan/guards/vip-in-use";
import type { SegmentSight } from "@/lib/plan/model";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { freshHosts, planInput } from "../observed-hosts";

const [first, second] = ["10.77.0.100", "10.77.0.101"] as const;
const desired = clusterWith({ "vips.1": { id: "v2", address: second, prefixLength: 32 } });

const none = clusterWith({ vips: [], services: [] });

function judge(
  answers: Readonly<Record<string, "free" | "taken" | "unknown">>,
  applied = none,
  by = "02:00:00:00:00:07",
) {
  const vips = Object.entries(answers).map(([address, answer]): SegmentSight["vips"][number] => {
    return { address: address as IpAddress, answer, by: answer === "taken" ? by : "" };
  });
  return vipInUse({ ...planInput(desired, freshHosts(desired), applied), segment: { vips, adverts: null } });
}

test("a VIP that somebody answers for is forbidden, with who it is", () => {
  expect(judge({ [first]: "free", [second]: "taken" }).problems).toEqual([
    {
      path: ["vips", 1],
      code: "guard.vip_in_use",
      params: { address: second, by: "02:00:00:00:00:07" },
      severity: "error",
    },
  ]);
  expect(judge({ [second]: "taken" }, none, "").problems[0]?.params).toEqual({ address: second, by: "?" });
});

test("one that nobody answers for is free", () => {
  expect(judge({ [first]: "free", [second]: "free" })).toEqual({
    figures: { code: "figure.vip_in_use", params: { count: 2 } },
    problems: [],
  });
});

test("one that could not be asked for, or that nobody asked for, is no free one: it is said", () => {
  const notLooked = (vips: string) => ({ figures: { code: "figure.vip_not_looked", params: { vips } }, problems: [] });
  expect(judge({ [first]: "unknown", [second]: "free" })).toEqual(notLooked(first));
  expect(judge({ [second]: "free" })).toEqual(notLooked(first));
  expect(judge({}, exampleCluster)).toEqual(notLooked(second));
  expect(judge({}, desired).figures).toEqual({ code: "figure.vip_in_use", params: { count: 0 } });
});
