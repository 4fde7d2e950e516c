import type { AuditRecord } from "@/lib/audit/record-audit";
import { parseAddress } from "@/lib/model/address";
import { destinationText } from "@/lib/model/destination-text";
import { sameStanding } from "@/lib/model/standing";
import { overrideRequest } from "@/lib/operations/override-request";
import type { VerbAsk, VerbTarget } from "./verb-ask";
import type { Change } from "./write-standings";

/** What is not in force waits for a plan. An operation that is to wait for connections is needed in any case. */
export function isPushed({ targeted: { standing, applied }, wanted }: Change, ask: VerbAsk): boolean {
  if (applied === null) return false;
  const waits = "drainLimitSec" in ask && ask.drainLimitSec !== null;
  return waits || !sameStanding(standing, wanted) || !sameStanding(applied, wanted);
}

/** Whether something that is in force gets less than it has, or than is wished for it. */
export function takesOut({ targeted: { standing, applied }, wanted }: Change): boolean {
  return applied !== null && wanted.weight < Math.max(standing.weight, applied.weight);
}

/** What the worker is asked for. */
export function requestOf(target: VerbTarget, ask: VerbAsk, pushed: readonly Change[]) {
  const override = "override" in ask ? ask.override : undefined;
  return {
    asked: JSON.parse(JSON.stringify({ target, ...ask })),
    edits: pushed.map(({ targeted, wanted: { weight, hold } }) => ({ destinationId: targeted.id, weight, hold })),
    drainLimitSec: "drainLimitSec" in ask ? ask.drainLimitSec : null,
    minAvailablePercent: minimumOf(ask),
    ...(override !== undefined && overrideRequest(override)),
  };
}

export function minimumOf(ask: VerbAsk): number | null {
  return "minAvailablePercent" in ask ? ask.minAvailablePercent : null;
}

export function visible({ weight, hold }: Pick<Change["wanted"], "weight" | "hold">) {
  return { weight, hold };
}

const actions = {
  drain: { action: "destination.drain" },
  offline: { action: "destination.offline" },
  cut: { action: "destination.cut" },
  restore: { action: "destination.restore" },
  weight: { action: "destination.weight" },
} as const;

/** One entry for each destination that changes, so that its own history tells of it. */
export function trailOf(clusterId: string, changes: readonly Change[], ask: VerbAsk): AuditRecord[] {
  const changed = changes.filter(({ targeted, wanted }) => !sameStanding(targeted.standing, wanted));
  return changed.map(({ targeted, wanted }) => {
    const rip = parseAddress(targeted.address);
    const name =
      rip === null ? targeted.serviceName : `${targeted.serviceName}: ${destinationText(rip, targeted.port)}`;
    return {
      ...actions[ask.verb],
      objectType: "destination",
      objectId: targeted.id,
      objectName: name,
      clusterId,
      before: visible(targeted.standing),
      after: { ...visible(wanted), reason: ask.reason },
    };
  });
}
