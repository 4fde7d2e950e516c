import type { Actor } from "@/lib/access/model";
import { can } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record-audit";
import { recordDenied } from "@/lib/audit/record-denied";
import type { Tx } from "@/lib/db/database";
import { loadGuardSettings } from "@/lib/db/load-guard-settings";
import { AppError } from "@/lib/model/app-error";
import type { GuardOverride } from "@/lib/model/guard-override";
import { GuardRefusal } from "@/lib/plan/guard-refusal";
import { stillForbidding } from "@/lib/plan/guards/still-forbidding";
import type { GuardResult } from "@/lib/plan/model";
import type { DesiredDeps } from "./deps";

/**
 * Who may override: whoever has the permission, and where the cluster says so everybody who may apply; no token, for a
 * guard is overridden by somebody who looked. Asked before anything else, so that a refusal stays in the trail whatever
 * becomes of the request.
 */
export async function requireOverrideRight(
  { database }: DesiredDeps,
  actor: Actor,
  { clusterId, ...request }: { clusterId: string; method: string; route: string },
): Promise<void> {
  if (can(actor, "guard.override")) return;
  const { operatorsMayOverride } = await loadGuardSettings(database.prisma, clusterId);
  const isToken = actor.kind === "person" && actor.token !== undefined;
  if (operatorsMayOverride && !isToken && can(actor, "cluster.apply")) return;
  await recordDenied(database, actor, { ...request, permission: "guard.override" });
  throw new AppError("auth.forbidden");
}

/** Refuses (`guard.forbids`) what a guard forbids that is not overridden; its problems say which guards those are. */
export function requireGuards(results: readonly GuardResult[], override: GuardOverride | undefined): void {
  const forbidding = stillForbidding(results, override?.guards ?? []);
  if (forbidding.length > 0) throw new GuardRefusal(forbidding);
}

/** Writes down who had which guards stand back, why, and what these had to say at that moment. */
export async function recordOverride(
  tx: Tx,
  actor: Actor,
  override: GuardOverride,
  { clusterId, operationId, results }: { clusterId: string; operationId: string; results: readonly GuardResult[] },
): Promise<void> {
  const overridden = results.filter(({ guard }) => override.guards.includes(guard));
  await recordAudit(tx, actor, {
    action: "guard.override",
    objectType: "cluster",
    objectId: clusterId,
    clusterId,
    operationId,
    after: {
      ...override,
      found: overridden.map(({ guard, verdict, figures, problems }) => ({ guard, verdict, figures, problems })),
    },
  });
}
