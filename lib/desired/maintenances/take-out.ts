import type { Actor } from "@/lib/access/model";
import type { Tx } from "@/lib/db/database";
import type { Maintenance } from "@/lib/db/generated/client";
import type { GuardOverride } from "@/lib/model/guard-override";
import { maintenanceHold } from "@/lib/model/maintenance-hold";
import { carryOutVerbIn } from "../verbs/carry-out-verb";
import type { VerbAsk } from "../verbs/verb-ask";
import type { VerbOutcome } from "../verbs/verb-outcome";

type Held = Pick<Maintenance, "id" | "realServerId" | "kind" | "reason" | "drainLimitSec">;

/**
 * Takes the real server of a maintenance out of every service that it is in, as part of `tx`; null when it is in none.
 * Throws `guard.forbids`.
 */
export async function takeOut(
  tx: Tx,
  actor: Actor,
  { id, realServerId, kind, reason, drainLimitSec }: Held,
  {
    override,
    dryRun,
    now,
  }: { readonly override?: GuardOverride | undefined; readonly dryRun: boolean; readonly now: Date },
): Promise<VerbOutcome | null> {
  if ((await tx.destination.count({ where: { realServerId } })) === 0) return null;
  const ask: VerbAsk = {
    verb: kind,
    hold: maintenanceHold(id),
    reason,
    dryRun,
    drainLimitSec,
    leaseSec: null,
    onLeaseEnd: "restore",
    minAvailablePercent: null,
    ...(override !== undefined && { override }),
  };
  return await carryOutVerbIn(tx, actor, { target: { kind: "realServer", id: realServerId }, ask, now });
}

/** Lifts the hold of a maintenance again. What nothing else holds serves from then on. */
export async function letBack(
  tx: Tx,
  actor: Actor,
  { id, realServerId }: Pick<Maintenance, "id" | "realServerId">,
  { reason, now }: { readonly reason: string; readonly now: Date },
): Promise<VerbOutcome | null> {
  if ((await tx.destination.count({ where: { realServerId } })) === 0) return null;
  const ask: VerbAsk = { verb: "restore", hold: maintenanceHold(id), all: false, reason, dryRun: false };
  return await carryOutVerbIn(tx, actor, { target: { kind: "realServer", id: realServerId }, ask, now });
}

export function operationIdOf(outcome: VerbOutcome | null): string | null {
  return outcome?.kind === "operation" ? outcome.operation.id : null;
}
