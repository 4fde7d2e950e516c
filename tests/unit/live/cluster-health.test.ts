import { expect, test } from "vitest";
import { clusterHealth } from "@/components/cluster/cluster-health";
import { exampleCluster } from "@/tests/support/example-cluster";
import { exampleResource } from "@/tests/support/example-resource";

const kinds = (drift: { count: number; alarms: number }) =>
  clusterHealth({ ...exampleResource(exampleCluster), drift }, new Map(), new Map()).problems.map(({ kind }) => kind);

test("drift needs somebody: an alarm before everything else, the rest after what is down", () => {
  expect(kinds({ count: 0, alarms: 0 })).not.toContain("drift");
  expect(kinds({ count: 2, alarms: 1 })[0]).toBe("drift");
  expect(kinds({ count: 2, alarms: 0 }).at(-1)).toBe("drift");
});
