import { z } from "zod";
import type { Tx } from "@/lib/db/database";
import { prepared } from "@/lib/db/prepared";
import { readPayload } from "@/lib/db/read-payload";
import { directorSnapshotSchema, liveDestinationSchema, liveServiceSchema } from "@/lib/live/snapshot";
import { AppError } from "@/lib/model/app-error";
import type { DesiredCluster } from "@/lib/model/cluster";
import { type GuardSettings, guardSettingsSchema, withMinimum } from "@/lib/model/guard-settings";
import { listenerKeys } from "@/lib/model/listener-keys";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { withWeights } from "@/lib/operations/weight-request";
import type { KernelWeights } from "@/lib/plan/guards/guarded-services";
import { runWeightGuards } from "@/lib/plan/guards/run-weight-guards";
import type { GuardResult } from "@/lib/plan/model";

type Change = {
  readonly destinationId: string;
  readonly weightBefore: number;
  /** Of the request; null = the cluster's. */
  readonly minAvailablePercent?: number | null;
};

/**
 * What the guards say to a weight that has just been written to its row: by the wishes for all destinations of the service
 * that are in force (`applied`), and by what the newest samples of the directors show of their checks. Call it under the lock of the
 * cluster, so that of two people who each take out one of the last two destinations the second is refused.
 */
export async function weightGuards(tx: Tx, applied: DesiredCluster, change: Change): Promise<GuardResult[]> {
  const service = applied.services.find(({ destinations }) =>
    destinations.some(({ id }) => id === change.destinationId),
  );
  if (service === undefined) return [];
  const alone: DesiredCluster = { ...applied, services: [service] };
  const { guards, weights } = await readWishes(tx, alone);
  const after = withWeights(alone, weights);
  return runWeightGuards({
    before: withWeights(after, new Map([[change.destinationId, change.weightBefore]])),
    after,
    kernels: await sampledKernels(tx, applied.id, listenerKeys(alone, service.listener).map(serviceKeyText)),
    guards: withMinimum(guards, change.minAvailablePercent ?? null),
  });
}

/** What guards a cluster now, and the wished weight of each of these destinations that is still there. */
async function readWishes(
  tx: Tx,
  { id: clusterId, services }: DesiredCluster,
): Promise<{ readonly guards: GuardSettings; readonly weights: ReadonlyMap<string, number> }> {
  const ids = services.flatMap(({ destinations }) => destinations.map(({ id }) => id));
  const [row] = await tx.$queryRaw<{ guards: unknown; weights: Record<string, number> }[]>`${prepared}
    select guards, coalesce(
      (select jsonb_object_agg(d.id, d.weight) from destination d where d.id = any(${ids}::uuid[])), '{}') as weights
    from cluster where id = ${clusterId}::uuid`;
  if (row === undefined) throw new AppError("not_found");
  return { guards: guardSettingsSchema.parse(row.guards), weights: new Map(Object.entries(row.weights)) };
}

/**
 * The newest samples, unless an operation has changed the kernels since or is about to: until the next sample (2 s) they
 * would show a destination as down that was let in again a moment ago.
 */
async function sampledKernels(tx: Tx, clusterId: string, services: readonly string[]): Promise<KernelWeights[]> {
  const rows = await tx.$queryRaw<{ payload: Uint8Array }[]>`${prepared}
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
