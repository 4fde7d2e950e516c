import type { Tx } from "@/lib/db/database";
import type { Alert } from "@/lib/db/generated/client";
import { type Condition, type ConditionKind, conditionKindSchema } from "@/lib/model/alert/kinds";
import { type Decision, flapWindowSec, type OpenAlert, reconcile } from "@/lib/model/alert/reconcile";
import type { AlertRule } from "@/lib/model/alert/rule";
import { alertParams } from "./alert-params";
import type { Moment } from "./transitions";

/** What a look has found in one scope. */
export type Sight = {
  readonly scope: string;
  readonly clusterId: string | null;
  readonly conditions: readonly Condition[];
  readonly isDecided: (condition: Pick<Condition, "kind" | "object">) => boolean;
  readonly moments: readonly Moment[];
  readonly ruleOf: (kind: ConditionKind) => AlertRule;
};

export type Judgement<S extends Sight> = {
  readonly sight: S;
  readonly decisions: readonly Decision[];
  /** There are alerts, or will be: somebody may have to be told of something. */
  readonly hasAlerts: boolean;
};

/**
 * What follows from looks, in two queries however many scopes they are about. Nobody but who holds the claim of a scope
 * begins and ends its alerts, so what is read here holds until its look is written down, if the claim does.
 */
export async function judge<S extends Sight>(tx: Tx, sights: readonly S[], now: Date): Promise<Judgement<S>[]> {
  const scopes = sights.map(({ scope }) => scope);
  const rows = await tx.alert.findMany({ where: { scope: { in: scopes }, openKey: { not: null } } });
  const raises = rows.length === 0 ? new Map<string, number>() : await recentRaises(tx, scopes, now);
  return sights.map((sight) => {
    const { scope, conditions, isDecided, ruleOf } = sight;
    const open = rows.filter((row) => row.scope === scope);
    const decisions = reconcile(open.flatMap(openAlert), {
      conditions,
      isDecided,
      ruleOf,
      recentRaises: (key) => raises.get(`${scope} ${key}`) ?? 0,
      nowMs: now.getTime(),
    });
    return { sight, decisions, hasAlerts: open.length > 0 || decisions.length > 0 };
  });
}

async function recentRaises(tx: Tx, scopes: string[], now: Date): Promise<ReadonlyMap<string, number>> {
  const raised = await tx.alert.groupBy({
    by: ["scope", "kind", "object"],
    where: { scope: { in: scopes }, raisedAt: { gt: new Date(now.getTime() - flapWindowSec * 1000) } },
    _count: true,
  });
  return new Map(raised.map(({ scope, kind, object, _count }) => [`${scope} ${kind} ${object}`, _count]));
}

/** One of a kind that this version does not know stays as it is. */
function openAlert(row: Alert): OpenAlert[] {
  const kind = conditionKindSchema.safeParse(row.kind).data;
  if (kind === undefined) return [];
  const { id, object, severity, since, raisedAt, clearSince } = row;
  const times = {
    sinceMs: since.getTime(),
    raisedAtMs: raisedAt?.getTime() ?? null,
    clearSinceMs: clearSince?.getTime() ?? null,
  };
  return [{ id, kind, object, severity, params: alertParams(row.params), ...times }];
}
