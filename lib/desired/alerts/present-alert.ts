import { type AlertResource, alertResourceSchema } from "@/lib/api/resources/alert";
import type { Tx } from "@/lib/db/database";
import type { Alert } from "@/lib/db/generated/client";
import { isSilenced, type SilenceMatcher } from "@/lib/model/alert/silence";

const { kind: kindSchema, params: paramsSchema } = alertResourceSchema.shape;

/** Alerts as they are read, with the names of their clusters. One that was never raised, or is of an unknown kind, is left out. */
export async function presentAlerts(tx: Tx, rows: readonly Alert[]): Promise<AlertResource[]> {
  const ids = rows.flatMap(({ clusterId }) => clusterId ?? []);
  const clusters = await tx.cluster.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(clusters.map(({ id, name }) => [id, name]));
  const silences = await tx.silence.findMany({ where: { until: { gt: new Date() }, endedAt: null } });
  return rows.flatMap((row) => presentAlert(row, names, silences) ?? []);
}

function presentAlert(
  row: Alert,
  names: ReadonlyMap<string, string>,
  silences: readonly SilenceMatcher[],
): AlertResource | null {
  const kind = kindSchema.safeParse(row.kind).data;
  if (kind === undefined || row.raisedAt === null) return null;
  return {
    id: row.id,
    kind,
    severity: row.severity,
    object: row.object,
    params: paramsSchema.catch({}).parse(row.params),
    clusterId: row.clusterId,
    clusterName: names.get(row.clusterId ?? "") ?? null,
    hostId: row.hostId,
    operationId: row.operationId,
    since: row.since.toISOString(),
    raisedAt: row.raisedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    acknowledgedBy: row.acknowledgedBy,
    note: row.note,
    silenced: row.resolvedAt === null && isSilenced(silences, row),
    revision: row.revision,
  };
}
