import type { Tx } from "@/lib/db/database";
import { databaseTime } from "@/lib/db/database-time";
import type { Maintenance } from "@/lib/db/generated/client";
import { lockMaintenance } from "@/lib/desired/maintenances/lock-maintenance";
import { letBack, operationIdOf } from "@/lib/desired/maintenances/take-out";
import type { DesiredCluster } from "@/lib/model/cluster";
import { advanceHealth, isGoodNow, type ServerHealth, serverHealthSchema } from "@/lib/model/health-look";
import { healthAlarmSec } from "@/lib/model/maintenance";
import { maintenanceHold } from "@/lib/model/maintenance-hold";
import { loadAppliedCluster } from "@/lib/operations/load-applied-cluster";
import { lookAtServer } from "@/lib/operations/look-at-server";
import { type HealthProbe, healthProbes } from "@/lib/plan/health-probe";
import { type MaintenanceDeps, maintenanceWatch } from "./maintenance-deps";
import { recordMaintenance } from "./record-maintenance";

/** While a worker looks, no other does; when it dies, another takes over then. */
const claimSec = 15;
const lookAgainSec = 1;

/** Looks once at every server whose maintenance is over and whose turn it is, all of them at a time. */
export async function watchEnding(deps: MaintenanceDeps): Promise<void> {
  const claimed = await deps.database.prisma.$queryRaw<{ id: string; nextLookAt: Date }[]>`
    update maintenance set "nextLookAt" = now() + make_interval(secs => ${claimSec})
    where state = 'ending' and "nextLookAt" <= now() returning id, "nextLookAt"`;
  const looks = await Promise.allSettled(claimed.map((claim) => watch(deps, claim)));
  for (const look of looks) {
    if (look.status === "rejected") deps.log.error({ err: look.reason }, "a server could not be brought back");
  }
}

type Claim = { readonly id: string; readonly nextLookAt: Date };

async function watch(deps: MaintenanceDeps, claim: Claim): Promise<void> {
  const wait = await deps.database.transaction((tx) => endIfGood(tx, claim.id));
  if (wait === null) return;
  const looks = await lookAtServer(deps, wait);
  await deps.database.transaction(async (tx) => {
    const now = await databaseTime(tx);
    const health = advanceHealth(wait.health, looks, now.toISOString());
    const { count } = await tx.maintenance.updateMany({
      where: { id: claim.id, state: "ending", nextLookAt: claim.nextLookAt },
      data: { health, nextLookAt: new Date(now.getTime() + lookAgainSec * 1000) },
    });
    if (count === 1 && (await endIfGood(tx, claim.id)) !== null) await alarmWhenLate(tx, claim.id, now);
  });
}

/** What has to be seen before the server may serve again. */
type Wait = {
  readonly applied: DesiredCluster;
  readonly probes: readonly HealthProbe[];
  readonly health: ServerHealth | null;
};

/**
 * Lifts the hold and ends the maintenance, unless the server would then serve and is not known to be good; that is what the
 * answer is about. Null = it has ended.
 */
async function endIfGood(tx: Tx, id: string): Promise<Wait | null> {
  const row = await lockMaintenance(tx, id);
  if (row.state !== "ending") return null;
  const now = await databaseTime(tx);
  const applied = await loadAppliedCluster(tx, row.clusterId);
  const probes = applied === null ? [] : healthProbes(applied, await wouldServe(tx, row));
  const health = serverHealthSchema.nullable().parse(row.health);
  if (applied !== null && probes.length > 0 && !isGoodNow(health, now.getTime())) return { applied, probes, health };
  const outcome = await letBack(tx, maintenanceWatch, row, { reason: row.endReason, now });
  const endOperationId = operationIdOf(outcome);
  await tx.maintenance.update({
    where: { id },
    data: { state: "ended", endedAt: now, endOperationId, revision: { increment: 1 } },
  });
  await recordMaintenance(tx, row, {
    action: "maintenance.lift",
    operationId: endOperationId,
    after: { state: "ended" },
  });
  return null;
}

/** Destinations of the server that nothing but this maintenance keeps out. */
async function wouldServe(tx: Tx, { id, realServerId }: Maintenance): Promise<ReadonlySet<string>> {
  const rows = await tx.destination.findMany({
    where: { realServerId, holds: { none: { name: { not: maintenanceHold(id) } } } },
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}

/** Once. It goes on being looked at, and comes back when it is good after all. */
async function alarmWhenLate(tx: Tx, id: string, now: Date): Promise<void> {
  const row = await lockMaintenance(tx, id);
  const isLate = row.overAt !== null && row.overAt.getTime() + healthAlarmSec * 1000 <= now.getTime();
  if (!isLate || row.alarmedAt !== null) return;
  await tx.maintenance.update({ where: { id }, data: { alarmedAt: now, revision: { increment: 1 } } });
  await recordMaintenance(tx, row, { action: "maintenance.alarm", after: { health: row.health } });
}
