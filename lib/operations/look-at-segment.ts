import type { DesiredCluster } from "@/lib/model/cluster";
import type { ObservedCluster, SegmentSight } from "@/lib/plan/model";
import { type SegmentLook, segmentLook } from "@/lib/plan/segment-look";
import { readSegment, segmentProgram } from "@/lib/plan/segment-program";
import type { OperationDeps } from "./deps";

type Input = {
  readonly desired: DesiredCluster;
  readonly applied: DesiredCluster | null;
  readonly observed: ObservedCluster;
};

/** Has a director look whether new VIPs and VRRP numbers are somebody else's. Two seconds and more, so only where there are any. */
export async function lookAtSegment({ hosts }: Pick<OperationDeps, "hosts">, input: Input): Promise<SegmentSight> {
  const look: SegmentLook | null = segmentLook(input);
  if (look === null) return { vips: [], adverts: null };
  const outcome = await hosts.run(look.hostId, "operation", segmentProgram(look));
  return readSegment(look, outcome.kind === "completed" ? outcome.steps[0] : undefined);
}
