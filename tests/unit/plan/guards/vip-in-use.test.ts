import { expect, test } from "vitest";
import type { IpAddress } from "@/lib/model/address";
import { vipInUse } from "@/lib/plan/guards/vip-in-use";
import type { SegmentSight } from "@/lib/plan/model";
import { clusterWith } from "@/tests/support/example-cluster";

const [first, second] = ["10.77.0.100", "10.77.0.101"] as const;
const desired = clusterWith({ "vips.1": { id: "v2", address: second, prefixLength: 32 } });

function judge(answers: Readonly<Record<string, "free" | "taken" | "unknown">>, by = "02:00:00:00:00:07") {
  const vips = Object.entries(answers).map(([address, answer]): SegmentSight["vips"][number] => {
    return { address: address as IpAddress, answer, by: answer === "taken" ? by : "" };
  });
  return vipInUse({ desired, segment: { vips, adverts: null } });
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
  expect(judge({ [second]: "taken" }, "").problems[0]?.params).toEqual({ address: second, by: "?" });
});

test("one that nobody answers for is free", () => {
  expect(judge({ [first]: "free" })).toEqual({
    figures: { code: "figure.vip_in_use", params: { count: 1 } },
    problems: [],
  });
});

test("one that could not be asked for is no free one: it is said", () => {
  const found = judge({ [first]: "unknown", [second]: "free" });
  expect(found).toEqual({ figures: { code: "figure.vip_not_looked", params: { vips: first } }, problems: [] });
});
