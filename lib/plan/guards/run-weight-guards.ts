import { expectedTable } from "@/lib/ipvs/expected-table";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { GuardSettings } from "@/lib/model/guard-settings";
import type { GuardResult } from "@/lib/plan/model";
import { guardedServices, type KernelWeights } from "./guarded-services";
import { lastDestination } from "./last-destination";
import { minimumAvailable } from "./minimum-available";
import { quorum } from "./quorum";
import { guardResult } from "./run-guards";

type WeightChange = {
  readonly before: DesiredCluster;
  /** The same services with other weights. */
  readonly after: DesiredCluster;
  readonly kernels: readonly KernelWeights[];
  readonly guards: GuardSettings;
};

/**
 * The guards that the short path of a weight asks: those of availability. A freeze is not among them, because a server
 * that misbehaves has to be drained at any time.
 */
export function runWeightGuards({ before, after, kernels, guards }: WeightChange): GuardResult[] {
  const services = guardedServices({
    before: expectedTable(before).services,
    after: expectedTable(after).services,
    former: before,
    desired: after,
    kernels,
  });
  return [
    guardResult("last_destination", lastDestination({ services })),
    guardResult("minimum_available", minimumAvailable({ services, guards })),
    guardResult("quorum", quorum({ services })),
  ];
}
