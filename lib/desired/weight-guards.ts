import { z } from "zod";
import type { Tx } from "@/lib/db/database";
import { loadGuardSettings } from "@/lib/db/load-guard-settings";
import { readPayload } from "@/lib/db/read-payload";
import { directorSnapshotSchema, liveDestinationSchema, liveServiceSchema } from "@/lib/live/snapshot";
import type { DesiredCluster } from "@/lib/model/cluster";
import { withMinimum } from "@/lib/model/guard-settings";
import { listenerKeys } from "@/lib/model/listener-keys";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { loadAppliedCluster } from "@/lib/operations/load-applied-cluster";
import { withWeights } from "@/lib/operations/weight-request";
import type { KernelWeights } from "@/lib/plan/guards/guarded-services";
import { runWeightGuards } from "@/lib/plan/guards/run-weight-guards";
import type { GuardResult } from "@/lib/plan/model";

type Change = {
  readonly clusterId: string;
  readonly destinationId: string;
  readonly weightBefore: number;
  /** Of the request; null = the cluster's. */
  readonly minAvailablePercent?: number | null;
};

/**
 * What the guards say to a weight that has just been written to its row: by the wishes for all destinations of the service
 * that are in force, and by what the newest samples of the directors show of their checks. Call it under the lock of the
 * cluster, so that of two people who each take out one of the last two destinations the second is refused.
 */
export async function weightGuards(tx: Tx, change: Change): Promise<GuardResult[]> {
  const applied = await loadAppliedCluster(tx, change.clusterId);
  const service = applied?.services.find(({ destinations }) =>
    destinations.some(({ id }) => id === change.destinationId),
  );
  if (applied === null || service === undefined) return [];
  const alone: DesiredCluster = { ...applied, services: [service] };
  const rows = await tx.destination.findMany({
    where: { id: { in: service.destinations.map(({ id }) => id) } },
    select: { id: true, weight: true },
  });
  const after = withWeights(alone, new Map(rows.map(({ id, weight }) => [id, weight])));
  return runWeightGuards({
    before: withWeights(after, new Map([[change.destinationId, change.weightBefore]])),
    after,
    kernels: await sampledKernels(tx, change.clusterId, listenerKeys(alone, service.listener).map(serviceKeyText)),
    guards: withMinimum(await loadGuardSettings(tx, change.clusterId), change.minAvailablePercent ?? null),
  });
}

/**
 * The newest samples, unless an operation has changed the kernels since or is about to: until the next sample (2 s) they
 * would show a destination as down that was let in again a moment ago.
 */
async function sampledKernels(tx: Tx, clusterId: string, services: readonly string[]): Promise<KernelWeights[]> {
  const rows = await tx.$queryRaw<{ payload: Uint8Array }[]>`
    select l.payload from live_snapshot l join director on director.id = l."directorId"
    where director."clusterId" = ${clusterId}::uuid and l."sampledAt" > now() - interval '15 seconds'
      and not exists (
        select from operation o where o."clusterId" = director."clusterId" and o.kind in ('apply', 'weight')
          and (coalesce(o."finishedAt", o."kernelReadAt") >= l."sampledAt"
            or (o."finishedAt" is null and o.state <> 'draining'))
      )`;
  const snapshots = await Promise.all(rows.map(({ payload }) => readPayload(sampledWeightsSchema, payload)));
  return snapshots.flatMap((snapshot) => {
    const shown = snapshot?.services.filter(({ key }) => services.includes(key)) ?? [];
    return snapshot?.status === "ok" && shown.length > 0 ? [new Map(shown.map(weightsOf))] : [];
  });
}

/** What a guard needs of a snapshot. */
const sampledWeightsSchema = directorSnapshotSchema.pick({ status: true }).extend({
  services: z.array(
    liveServiceSchema
      .pick({ key: true })
      .extend({ destinations: z.array(liveDestinationSchema.pick({ key: true, weight: true })) }),
  ),
});

function weightsOf({ key, destinations }: z.infer<typeof sampledWeightsSchema>["services"][number]) {
  return [key, new Map(destinations.map((one) => [one.key, one.weight] as const))] as const;
}
