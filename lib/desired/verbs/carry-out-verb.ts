import type { Actor } from "@/lib/access/model";
import { recordAudits } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import type { DesiredCluster } from "@/lib/model/cluster";
import { explainVerb, type VerbFacts } from "@/lib/model/explain-verb";
import { sameStanding } from "@/lib/model/standing";
import { requestOperation } from "@/lib/operations/request-operation";
import { stillForbidding } from "@/lib/plan/guards/still-forbidding";
import type { GuardResult } from "@/lib/plan/model";
import type { DesiredDeps } from "../deps";
import { recordOverride, requireGuards } from "../override-guards";
import { weightGuards } from "../weight-guards";
import { observedSysctls } from "./observed-sysctls";
import { repeatedVerb } from "./repeated-verb";
import { lockClusterOf, targetedDestinations } from "./targeted-destinations";
import type { VerbAsk } from "./verb-ask";
import type { VerbInput, VerbOutcome } from "./verb-outcome";
import { isPushed, minimumOf, requestOf, takesOut, trailOf, visible } from "./verb-request";
import { wantedStanding } from "./wanted-standing";
import { weightAtOnce } from "./weight-at-once";
import { type Change, standingRows, writeHolds, writeRows } from "./write-standings";

/**
 * Takes a destination out of service, brings it back or changes its weight, and a real server in all its services at once:
 * rows, holds, trail and the one operation that pushes all of it are written together or not at all. It says what is
 * wanted, not what changes, so it needs no If-Match and does nothing when repeated. A dry run does all of this and takes
 * it back.
 */
export async function carryOutVerb({ database }: DesiredDeps, actor: Actor, input: VerbInput): Promise<VerbOutcome> {
  const atOnce = await weightAtOnce(database.prisma, actor, input);
  if (atOnce !== null) return atOnce;
  try {
    return await database.transaction(async (tx) => {
      const outcome = await carryOutVerbIn(tx, actor, input);
      if (input.ask.dryRun) throw new Rehearsed(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.outcome;
    throw error;
  }
}

/** Only rolls the transaction back; never leaves this file. */
class Rehearsed extends Error {
  constructor(readonly outcome: VerbOutcome) {
    super("rehearsed");
  }
}

/**
 * As `carryOutVerb`, as part of something larger that is written with it or not at all: what this throws takes back all of
 * it. A dry run writes, too.
 */
export async function carryOutVerbIn(
  tx: Tx,
  actor: Actor,
  { target, ask, only, idempotencyKey, now }: VerbInput,
): Promise<VerbOutcome> {
  const { id: clusterId, name: clusterName } = await lockClusterOf(tx, target);
  const repeated = await repeatedVerb(tx, actor, idempotencyKey, { target, ...ask });
  if (repeated !== null) return { kind: "operation", operation: repeated, clusterName };
  const { inForce, targeted: all } = await targetedDestinations(tx, actor, target, only);
  const changes = all.map((targeted): Change => {
    return { targeted, wanted: wantedStanding(targeted, ask, only?.get(targeted.id) ?? undefined) };
  });
  if (ask.verb === "offline") refuseFixedSetting(inForce);
  await writeHolds(tx, actor, changes, { ask, now });
  const pushed = changes.filter((change) => isPushed(change, ask));
  const isPush = pushed.length > 0 && !ask.dryRun;
  const rows = standingRows(clusterId, changes);
  const less = changes.filter(takesOut);
  // Guards ask for the rows as they are now; without them rows and operation are one statement.
  const goesAlong = isPush && less.length === 0;
  if (rows !== null && !goesAlong) await writeRows(tx, rows);
  const results = await guardsOf(tx, { inForce, minAvailablePercent: minimumOf(ask) }, less);
  const override = "override" in ask ? ask.override : undefined;
  if (!isPush) {
    const forbidding = stillForbidding(results, override?.guards ?? []);
    const problems = forbidding.flatMap((result) => result.problems.filter(({ severity }) => severity === "error"));
    if (!ask.dryRun) await recordAudits(tx, actor, trailOf(clusterId, changes, ask));
    return { kind: "answer", result: { ...answer(changes, ask, await factsOf(tx, ask, inForce)), problems } };
  }
  requireGuards(results, override);
  const operation = await requestOperation(tx, actor, {
    kind: "weight",
    clusterId,
    request: requestOf(target, ask, pushed),
    reason: ask.reason,
    trail: trailOf(clusterId, changes, ask),
    ...(rows !== null && goesAlong && { along: { rows } }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  });
  if (override !== undefined)
    await recordOverride(tx, actor, override, { clusterId, operationId: operation.id, results });
  return { kind: "operation", operation, clusterName };
}

/** Offline needs a setting of the directors that the cluster's own settings may not hold fast at something else. */
function refuseFixedSetting(inForce: DesiredCluster | null): void {
  if (inForce?.ipvs.sysctls.expire_quiescent_template !== 0) return;
  throw new AppError("hold.sysctl_fixed", { params: { sysctl: "expire_quiescent_template" } });
}

type Asked = { readonly inForce: DesiredCluster | null; readonly minAvailablePercent: number | null };

/** Asked when rows are written, each for what it takes out. */
async function guardsOf(tx: Tx, { inForce, ...asked }: Asked, less: readonly Change[]): Promise<GuardResult[]> {
  const results: GuardResult[] = [];
  for (const { targeted } of less) {
    const { id: destinationId, standing, applied } = targeted;
    if (inForce === null || applied === null) continue;
    const weightBefore = Math.max(standing.weight, applied.weight);
    results.push(...(await weightGuards(tx, inForce, { ...asked, destinationId, weightBefore })));
  }
  return results;
}

type KernelFacts = Omit<VerbFacts, "persistence">;

/** What decides beside the destination itself; only a drain depends on what the directors have. */
async function factsOf(tx: Tx, { verb }: VerbAsk, inForce: DesiredCluster | null): Promise<KernelFacts> {
  const observed = verb === "drain" && inForce !== null ? await observedSysctls(tx, inForce.id) : [];
  return { sysctls: inForce?.ipvs.sysctls ?? {}, observed };
}

function answer(changes: readonly Change[], ask: VerbAsk, facts: KernelFacts) {
  return {
    changed: changes.some(({ targeted, wanted }) => !sameStanding(targeted.standing, wanted)),
    dryRun: ask.dryRun,
    items: changes.map(({ targeted, wanted }) => ({
      destinationId: targeted.id,
      serviceId: targeted.serviceId,
      serviceName: targeted.serviceName,
      realServerName: targeted.realServerName,
      address: targeted.address,
      port: targeted.port,
      inForce: targeted.applied !== null,
      before: visible(targeted.standing),
      after: visible(wanted),
      explanation: { ...explainVerb(ask.verb, { persistence: targeted.persistence, ...facts }) },
    })),
  };
}
