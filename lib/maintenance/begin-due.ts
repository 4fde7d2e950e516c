import { countGuardRefusals } from "@/lib/db/count-guard-refusals";
import type { Tx } from "@/lib/db/database";
import { databaseTime } from "@/lib/db/database-time";
import { lockMaintenance } from "@/lib/desired/maintenances/lock-maintenance";
import { operationIdOf, takeOut } from "@/lib/desired/maintenances/take-out";
import { AppError } from "@/lib/model/app-error";
import type { GuardName } from "@/lib/model/guard-name";
import { GuardRefusal } from "@/lib/plan/guard-refusal";
import { type MaintenanceDeps, maintenanceWatch } from "./maintenance-deps";
import { recordMaintenance } from "./record-maintenance";

/** When a maintenance that could not begin is tried again. */
const againSec = 10;

/**
 * Begins what is due. What a guard forbids does not begin, now or later, and says so: whoever planned it decides again.
 * What fails for another reason, as while the panel only observes, is tried again.
 */
export async function beginDue(deps: MaintenanceDeps): Promise<void> {
  const { prisma } = deps.database;
  const due = await prisma.$queryRaw<{ id: string }[]>`
    select id from maintenance where state = 'scheduled' and "nextLookAt" <= now() order by "beginsAt"`;
  for (const { id } of due) {
    await deps.database
      .transaction((tx) => begin(tx, id))
      .catch(async (error: unknown) => {
        const refusal = refusalOf(error);
        if (refusal !== null) return await deps.database.transaction((tx) => refuse(tx, id, refusal));
        deps.log.error({ err: error, maintenanceId: id }, "a maintenance could not begin");
        await prisma.$executeRaw`
          update maintenance set "nextLookAt" = now() + make_interval(secs => ${againSec}) where id = ${id}::uuid`;
      });
  }
}

async function begin(tx: Tx, id: string): Promise<void> {
  const row = await lockMaintenance(tx, id);
  if (row.state !== "scheduled") return;
  const now = await databaseTime(tx);
  // Nobody was there to begin it in time.
  if (row.until !== null && row.until <= now) {
    await tx.maintenance.update({ where: { id }, data: { state: "ended", endedAt: now, revision: { increment: 1 } } });
    return await recordMaintenance(tx, row, { action: "maintenance.lift", after: { state: "ended" } });
  }
  const outcome = await takeOut(tx, maintenanceWatch, row, { dryRun: false, now });
  const operationId = operationIdOf(outcome);
  await tx.maintenance.update({
    where: { id },
    data: { state: "active", begunAt: now, operationId, revision: { increment: 1 } },
  });
  await recordMaintenance(tx, row, {
    action: "maintenance.begin",
    operationId,
    after: { how: row.kind, reason: row.reason },
  });
}

type Refusal = {
  readonly problem: { readonly code: string; readonly params: AppError["params"] };
  readonly guards: readonly GuardName[];
};

/** What another try would not change. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof GuardRefusal) return { problem: error.sentence, guards: error.guards };
  if (!(error instanceof AppError)) return null;
  const { code, params } = error;
  return code === "hold.sysctl_fixed" || code === "not_found" ? { problem: { code, params }, guards: [] } : null;
}

async function refuse(tx: Tx, id: string, { problem, guards }: Refusal): Promise<void> {
  const row = await lockMaintenance(tx, id);
  if (row.state !== "scheduled") return;
  await countGuardRefusals(tx, guards);
  await tx.maintenance.update({
    where: { id },
    data: { state: "refused", problem, endedAt: await databaseTime(tx), revision: { increment: 1 } },
  });
  await recordMaintenance(tx, row, { action: "maintenance.refuse", after: problem });
}
