import { loadAppliedCluster } from "@/lib/operations/load-applied-cluster";
import { loadPlanInput } from "@/lib/operations/load-plan-input";
import type { DriftDeps } from "./drift-deps";
import { findLastingDrift } from "./find-lasting-drift";
import { recordLook } from "./record-look";
import { repairCluster } from "./repair-cluster";

/**
 * Reads every host of a cluster, by a program that changes nothing and takes no lock, and writes down in what they
 * differ from what was applied last. What was read while an operation was under way is thrown away: it may be neither
 * the old state nor the new one.
 */
export async function lookAtCluster(deps: DriftDeps, clusterId: string, signal: AbortSignal): Promise<void> {
  const startedAt = deps.clock();
  const standing = await loadStanding(deps, clusterId, startedAt);
  if (standing === null) return;
  const { model, number } = standing;
  const read = () => loadPlanInput(deps, clusterId, { model, draftRevision: 0 }, "sample");
  const input = await read();
  const found = await findLastingDrift(deps, input, read, signal);
  if (signal.aborted) return;
  const after = await loadStanding(deps, clusterId, startedAt);
  if (after?.number !== number) return;
  const { directors, realServers, unreachable } = input.observed;
  await recordLook(deps, {
    clusterId,
    revisionNumber: number,
    at: deps.clock(),
    found,
    read: new Set([
      ...directors.map(({ hostId }) => `director ${hostId}`),
      ...realServers.map(({ hostId }) => `real-server ${hostId}`),
    ]),
    unread: unreachable,
  });
  await repairCluster(deps, clusterId);
}

/** What was applied last; null = nothing, or an operation is under way or ended after `since`. */
async function loadStanding({ database: { prisma } }: DriftDeps, clusterId: string, since: Date) {
  const busy = await prisma.operation.findFirst({
    where: {
      clusterId,
      OR: [
        { state: { in: ["running", "verifying", "awaiting_confirmation"] } },
        { finishedAt: { gte: since } },
        { kernelReadAt: { gte: since } },
      ],
    },
    select: { id: true },
  });
  if (busy !== null) return null;
  const cluster = await prisma.cluster.findUnique({ where: { id: clusterId }, select: { appliedRevision: true } });
  const model = cluster === null ? null : await loadAppliedCluster(prisma, clusterId);
  return cluster === null || model === null ? null : { model, number: cluster.appliedRevision };
}
