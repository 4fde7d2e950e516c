import type { Actor } from "@/lib/access/model";
import { restoreSchema, setWeightSchema, takeOutSchema } from "@/lib/api/resources/verb";
import { countGuardRefusals } from "@/lib/db/count-guard-refusals";
import type { Tx } from "@/lib/db/database";
import { holdOf, type KnownRun } from "@/lib/desired/runs/run-row";
import { carryOutVerbIn } from "@/lib/desired/verbs/carry-out-verb";
import type { VerbAsk } from "@/lib/desired/verbs/verb-ask";
import { AppError } from "@/lib/model/app-error";
import type { RunScript } from "@/lib/model/run/script";
import { GuardRefusal } from "@/lib/plan/guard-refusal";
import type { RunAnswer, RunAsk } from "@/lib/plan/run/model";
import { rollingLeaseSec } from "./renew-leases";

/**
 * Does what a run asks for, in the name of who began it: whether they may was asked then. What is refused changes nothing,
 * and the transaction goes on.
 */
export async function carryOutAsk(tx: Tx, run: KnownRun, ask: RunAsk, now: Date): Promise<RunAnswer> {
  const item = run.progress.items.find(({ id }) => id === ask.itemId);
  if (item === undefined) throw new Error("a run asks for something of an item of its own");
  const only = onlyOf(ask, item.destinationIds);
  if (only.size === 0) return { kind: "nothing" };
  const { kind, id } = item.target;
  await tx.$executeRaw`savepoint run_ask`;
  try {
    const outcome = await carryOutVerbIn(tx, actorOf(run), { target: { kind, id }, ask: verbOf(run, ask), only, now });
    return outcome.kind === "answer" ? { kind: "nothing" } : { kind: "operation", operationId: outcome.operation.id };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "database.unavailable" || error.code === "internal") throw error;
    await tx.$executeRaw`rollback to savepoint run_ask`;
    if (!(error instanceof GuardRefusal)) {
      return { kind: "refused", problem: { code: error.code, params: { ...error.params } } };
    }
    await countGuardRefusals(tx, error.guards);
    return { kind: "refused", problem: error.sentence };
  }
}

function onlyOf(ask: RunAsk, destinationIds: readonly string[]): ReadonlyMap<string, number | null> {
  return ask.kind === "take_out"
    ? new Map(destinationIds.map((id) => [id, null]))
    : new Map(Object.entries(ask.weights));
}

function verbOf(run: KnownRun, ask: RunAsk): VerbAsk {
  const { reason } = run.row;
  const hold = holdOf(run);
  switch (ask.kind) {
    case "take_out": {
      const { how, drainLimitSec } = ask;
      return { verb: how, ...takeOutSchema.parse({ reason, hold, drainLimitSec, ...leaseOf(run.script) }) };
    }
    case "bring_back":
      return { verb: "restore", ...restoreSchema.parse({ reason, hold }) };
    case "weigh":
      // Every destination has its own weight in `only`.
      return { verb: "weight", ...setWeightSchema.parse({ reason, weight: 0 }) };
  }
}

/** Of a rolling deploy that is to leave everything as it is when it fails, the end of a lease only raises an alarm. */
function leaseOf(script: RunScript) {
  switch (script.kind) {
    case "rolling":
      return { leaseSec: rollingLeaseSec, onLeaseEnd: script.onFailure === "restore" ? "restore" : "alarm" };
    case "bulk":
      return { leaseSec: script.leaseSec, onLeaseEnd: script.onLeaseEnd };
    case "ramp":
      return {};
  }
}

function actorOf({ row: { actorId: id, actorName: name, actorOrigin: origin } }: KnownRun): Actor {
  return { kind: "person", id, name, email: "", role: "operator", origin };
}
