import { sentenceSchema } from "@/lib/api/resources/common";
import type { MaintenanceResource } from "@/lib/api/resources/maintenance";
import type { Maintenance } from "@/lib/db/generated/client";
import { serverHealthSchema } from "@/lib/model/health-look";

export const withCluster = { cluster: { select: { name: true } } } as const;

export function presentMaintenance(
  row: Maintenance & { readonly cluster: { readonly name: string } },
): MaintenanceResource {
  return {
    id: row.id,
    clusterId: row.clusterId,
    clusterName: row.cluster.name,
    realServerId: row.realServerId,
    realServerName: row.realServerName,
    state: row.state,
    how: row.kind,
    reason: row.reason,
    ownerName: row.actorName,
    createdAt: row.createdAt.toISOString(),
    from: row.beginsAt.toISOString(),
    until: row.until?.toISOString() ?? null,
    drainLimitSec: row.drainLimitSec,
    begunAt: row.begunAt?.toISOString() ?? null,
    overAt: row.overAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    endedBy: row.endedBy,
    endReason: row.endReason,
    forced: row.forced,
    problem: sentenceSchema.nullable().parse(row.problem),
    health: row.state === "ending" ? serverHealthSchema.nullable().parse(row.health) : null,
    alarmedAt: row.alarmedAt?.toISOString() ?? null,
    operationId: row.operationId,
    endOperationId: row.endOperationId,
    revision: row.revision,
  };
}
