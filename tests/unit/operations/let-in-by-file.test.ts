import { describe, expect, test } from "vitest";
import type { DesiredCluster } from "@/lib/model/cluster";
import { letInByFile } from "@/lib/operations/let-in-by-file";
import { clusterWith } from "@/tests/support/example-cluster";

const first = "services.0.destinations.0";
const tcp = { "services.0.healthChecks": [{ kind: "tcp" }] };
const out = clusterWith({ ...tcp, [`${first}.weight`]: 0, [`${first}.hold`]: { kind: "drain", weight: 3 } });
const inService = clusterWith({ ...tcp, [`${first}.weight`]: 3 });

function letIn(former: DesiredCluster, model: DesiredCluster): number {
  const ids = model.services.flatMap(({ destinations }) => destinations.map(({ id }) => id));
  return letInByFile(former, model, new Set(ids)).size;
}

describe("a destination is let in by keepalived's file", () => {
  test("when it comes back into service", () => {
    expect(letIn(out, inService)).toBe(1);
  });

  test("and touched at once when it goes, or only its share changes", () => {
    expect(letIn(inService, out)).toBe(0);
    expect(letIn(inService, clusterWith({ ...tcp, [`${first}.weight`]: 7 }))).toBe(0);
  });

  test("but at once where no check can have a say", () => {
    const unchecked = { "services.0.healthChecks": [] };
    const from = clusterWith({ ...unchecked, [`${first}.weight`]: 0 });
    expect(letIn(from, clusterWith({ ...unchecked, [`${first}.weight`]: 3 }))).toBe(0);
    expect(letIn({ ...out, engine: "ipvsadm" }, { ...inService, engine: "ipvsadm" })).toBe(0);
  });
});
