import type { DriftResource } from "@/lib/api/resources/drift";
import type { DesiredDeps } from "./deps";
import { loadDrift } from "./load-drift";

/** Has the worker look at the hosts of a cluster now instead of at their next turn; `lookedAt` tells when it has. */
export async function lookForDrift(deps: DesiredDeps, clusterId: string): Promise<DriftResource> {
  const drift = await loadDrift(deps, clusterId);
  await deps.database.prisma.driftWatch.updateMany({ where: { clusterId }, data: { nextLookAt: new Date(0) } });
  return drift;
}
