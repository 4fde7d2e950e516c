import type { Tx } from "@/lib/db/database";
import type { Alert } from "@/lib/db/generated/client";
import {
  type Condition,
  type ConditionKind,
  conditionKey,
  conditionKindSchema,
  type Severity,
} from "@/lib/model/alert/kinds";
import { type Decision, flapWindowSec, type OpenAlert, reconcile } from "@/lib/model/alert/reconcile";
import type { AlertRule } from "@/lib/model/alert/rule";
import { alertParams } from "./alert-params";
import type { Moment } from "./transitions";

export type Sight = {
  readonly scope: string;
  readonly clusterId: string | null;
  readonly conditions: readonly Condition[];
  readonly isDecided: (condition: Pick<Condition, "kind" | "object">) => boolean;
  readonly moments: readonly Moment[];
  readonly ruleOf: (kind: ConditionKind) => AlertRule;
  readonly now: Date;
};

/**
 * Carries out what follows from a look, each beginning and end with its event. False = nothing is open and nothing was, so
 * that there is nobody to tell of anything: this is how nearly every look ends, every 3 s for every cluster.
 */
export async function settleAlerts(tx: Tx, sight: Sight): Promise<boolean> {
  const { scope, clusterId, conditions, isDecided, moments, ruleOf, now } = sight;
  const rows = await tx.alert.findMany({ where: { scope, openKey: { not: null } } });
  const isQuiet = rows.length === 0 && conditions.length === 0;
  const raises = isQuiet ? new Map<string, number>() : await recentRaises(tx, scope, now);
  const decisions = reconcile(rows.flatMap(openAlert), {
    conditions,
    isDecided,
    ruleOf,
    recentRaises: (key) => raises.get(key) ?? 0,
    nowMs: now.getTime(),
  });
  for (const decision of decisions) await carryOut(tx, scope, decision, now);
  for (const moment of moments) {
    const { kind, severity, object, hostId, params } = moment;
    await tx.event.create({
      data: { at: now, kind, phase: "happened", severity, clusterId, hostId, object, params: { ...params } },
    });
  }
  return !isQuiet;
}

async function recentRaises(tx: Tx, scope: string, now: Date): Promise<ReadonlyMap<string, number>> {
  const raised = await tx.alert.groupBy({
    by: ["kind", "object"],
    where: { scope, raisedAt: { gt: new Date(now.getTime() - flapWindowSec * 1000) } },
    _count: true,
  });
  return new Map(raised.map(({ kind, object, _count }) => [`${kind} ${object}`, _count]));
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

async function carryOut(tx: Tx, scope: string, decision: Decision, now: Date): Promise<void> {
  switch (decision.kind) {
    case "begin": {
      const { condition, severity, raise } = decision;
      const { kind, object, clusterId, hostId, operationId } = condition;
      const openKey = `${scope} ${conditionKey(condition)}`;
      const raisedAt = raise ? now : null;
      const row = await tx.alert.create({
        data: {
          scope,
          kind,
          object,
          openKey,
          clusterId,
          hostId,
          operationId,
          ...look(condition, severity),
          since: now,
          raisedAt,
        },
      });
      if (raise) await note(tx, row, "raised", now);
      return;
    }
    case "raise": {
      const { alert, condition, severity } = decision;
      const data = { ...look(condition, severity), raisedAt: now, clearSince: null };
      await note(tx, await tx.alert.update({ where: { id: alert.id }, data }), "raised", now);
      return;
    }
    case "update": {
      const { alert, condition, severity } = decision;
      await tx.alert.update({ where: { id: alert.id }, data: { ...look(condition, severity), clearSince: null } });
      return;
    }
    case "clear":
      await tx.alert.update({ where: { id: decision.alert.id }, data: { clearSince: now } });
      return;
    case "resolve": {
      const data = { openKey: null, resolvedAt: now, clearSince: null, revision: { increment: 1 } };
      await note(tx, await tx.alert.update({ where: { id: decision.alert.id }, data }), "resolved", now);
      return;
    }
    case "forget":
      await tx.alert.delete({ where: { id: decision.alert.id } });
      return;
  }
}

function look({ params }: Condition, severity: Severity) {
  return { params: { ...params }, severity };
}

async function note(tx: Tx, alert: Alert, phase: "raised" | "resolved", at: Date): Promise<void> {
  const { kind, severity, clusterId, hostId, object, operationId } = alert;
  const params = alertParams(alert.params);
  await tx.event.create({
    data: {
      at,
      kind,
      phase,
      severity,
      clusterId,
      hostId,
      object,
      params: { ...params },
      alertId: alert.id,
      operationId,
    },
  });
}
