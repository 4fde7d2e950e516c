import type { Tx } from "@/lib/db/database";
import type { Alert } from "@/lib/db/generated/client";
import { type Condition, conditionKey, type Severity } from "@/lib/model/alert/kinds";
import type { Decision } from "@/lib/model/alert/reconcile";
import { alertParams } from "./alert-params";
import type { Judgement, Sight } from "./judge";

/** Carries out what follows from a look, each beginning and end with its event. */
export async function settleAlerts(tx: Tx, { sight, decisions }: Judgement<Sight>, now: Date): Promise<void> {
  const { scope, clusterId, moments } = sight;
  for (const decision of decisions) await carryOut(tx, scope, decision, now);
  for (const moment of moments) {
    const { kind, severity, object, hostId, params } = moment;
    await tx.event.create({
      data: { at: now, kind, phase: "happened", severity, clusterId, hostId, object, params: { ...params } },
    });
  }
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
