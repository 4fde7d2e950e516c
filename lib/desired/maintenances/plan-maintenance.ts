import type { Actor } from "@/lib/access/model";
import { can } from "@/lib/access/policy";
import type { CreateMaintenance, MaintenancePreview, MaintenanceResource } from "@/lib/api/resources/maintenance";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import { databaseTime } from "@/lib/db/database-time";
import { AppError } from "@/lib/model/app-error";
import { errorAt, type Problem } from "@/lib/model/problem";
import type { DesiredDeps } from "../deps";
import { found } from "../found";
import { lockClusterOf } from "../verbs/targeted-destinations";
import type { VerbOutcome } from "../verbs/verb-outcome";
import { readMaintenance } from "./load-maintenance";
import { repeatedMaintenance } from "./repeated-maintenance";
import { operationIdOf, takeOut } from "./take-out";

export type PlanInput = {
  readonly realServerId: string;
  readonly asked: CreateMaintenance;
  readonly idempotencyKey?: string | undefined;
};

type Preview = Omit<MaintenancePreview, "problems"> & { readonly problems: readonly Problem[] };

export type PlannedMaintenance =
  | { readonly kind: "planned"; readonly maintenance: MaintenanceResource }
  | { readonly kind: "preview"; readonly preview: Preview };

/**
 * Plans a maintenance of a real server. One that begins now takes it out in the same transaction, so that a guard that
 * forbids it is heard by who asks; a later one begins by the worker's hand. A dry run says what guards would say now.
 */
export async function planMaintenance(
  { database }: DesiredDeps,
  actor: Extract<Actor, { kind: "person" }>,
  input: PlanInput,
): Promise<PlannedMaintenance> {
  // What is in all services of a real server is not for a token that is for single ones.
  const { asked } = input;
  const isForServices = actor.token !== undefined && actor.token.serviceIds.length > 0;
  if (isForServices || !can(actor, `traffic.${asked.how}`)) throw new AppError("auth.forbidden");
  try {
    return await database.transaction(async (tx) => {
      const planned = await plan(tx, actor, input);
      if (planned.kind === "preview") throw new Rehearsed(planned);
      return planned;
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.planned;
    throw error;
  }
}

/** Only rolls the transaction back; never leaves this file. */
class Rehearsed extends Error {
  constructor(readonly planned: PlannedMaintenance) {
    super("rehearsed");
  }
}

async function plan(tx: Tx, actor: Extract<Actor, { kind: "person" }>, input: PlanInput): Promise<PlannedMaintenance> {
  const { realServerId, idempotencyKey } = input;
  const { reason, from, until, how, drainLimitSec, dryRun, override } = input.asked;
  const { id: clusterId } = await lockClusterOf(tx, { kind: "realServer", id: realServerId });
  const asked = JSON.parse(JSON.stringify({ realServerId, ...input.asked }));
  const repeated = await repeatedMaintenance(tx, actor.id, idempotencyKey, asked);
  if (repeated !== null) return { kind: "planned", maintenance: await readMaintenance(tx, repeated) };
  const realServer = found(await tx.realServer.findUnique({ where: { id: realServerId } }));
  const now = await databaseTime(tx);
  const beginsAt = from === null ? now : new Date(from);
  const beginsNow = beginsAt <= now;
  const problems = timeProblems({ beginsAt, until: until === null ? null : new Date(until), now });
  if (override !== undefined && !beginsNow) problems.push(errorAt(["override"], "maintenance.override_later"));
  if (problems.length > 0) throw new AppError("input.invalid", { problems });
  const row = await tx.maintenance.create({
    data: {
      clusterId,
      realServerId,
      realServerName: realServer.name,
      state: beginsNow ? "active" : "scheduled",
      kind: how,
      reason,
      drainLimitSec,
      actorId: actor.id,
      actorName: actor.name,
      beginsAt,
      until,
      begunAt: beginsNow ? now : null,
      nextLookAt: beginsAt,
      ...(idempotencyKey !== undefined && { idempotencyKey, asked }),
    },
  });
  const outcome = beginsNow || dryRun ? await takeOut(tx, actor, row, { override, dryRun, now }) : null;
  if (dryRun) return { kind: "preview", preview: previewOf(outcome) };
  const operationId = operationIdOf(outcome);
  await tx.maintenance.update({ where: { id: row.id }, data: { operationId } });
  await recordAudit(tx, actor, {
    action: "maintenance.create",
    objectType: "maintenance",
    objectId: row.id,
    objectName: realServer.name,
    clusterId,
    operationId,
    after: { how, reason, from: beginsAt.toISOString(), until, drainLimitSec },
  });
  const maintenance = await readMaintenance(tx, row.id);
  return { kind: "planned", maintenance };
}

const yearMs = 366 * 86_400_000;

function timeProblems({ beginsAt, until, now }: { beginsAt: Date; until: Date | null; now: Date }): Problem[] {
  return [
    ...(beginsAt.getTime() > now.getTime() + yearMs ? [errorAt(["from"], "maintenance.too_late")] : []),
    ...(until !== null && (until <= beginsAt || until <= now) ? [errorAt(["until"], "maintenance.until")] : []),
  ];
}

function previewOf(outcome: VerbOutcome | null): Preview {
  const { items, problems } = outcome?.kind === "answer" ? outcome.result : { items: [], problems: [] };
  return {
    dryRun: true,
    services: items.map(({ serviceName, port, explanation }) => ({ serviceName, port, explanation })),
    problems,
  };
}
