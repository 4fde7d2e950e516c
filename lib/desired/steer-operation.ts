import type { Actor } from "@/lib/access/model";
import type { AuditAction } from "@/lib/api/resources/audit-actions";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Operation, Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { operationRun } from "@/lib/jobs/operation-run";
import { AppError } from "@/lib/model/app-error";
import { notifyOperations } from "@/lib/operations/notify-operation";
import type { DesiredDeps } from "./deps";
import { found } from "./found";

export type Steering = "pause" | "continue" | "abort" | "confirm";

/**
 * Tells an apply that is under way to hold still before its next group of hosts, to go on, to put everything back, or
 * that what it applied is to stay. The worker heeds it between two groups; an apply that is still queued is aborted at
 * once. Refused (`operation.not_under_way`) when it is not in a state in which that means something.
 */
export async function steerOperation(
  { database }: DesiredDeps,
  actor: Actor,
  { id, steering }: { readonly id: string; readonly steering: Steering },
): Promise<Operation> {
  return await database.transaction(async (tx) => {
    const operation = found(await tx.operation.findUnique({ where: { id } }));
    const { action, change: changeOf } = meanings[steering];
    const change = operation.kind === "apply" ? changeOf(operation, new Date()) : null;
    if (change === null) throw new AppError("operation.not_under_way");
    const { state, asked } = operation;
    // Nobody else may have moved it on since it was read.
    const [changed] = await tx.operation.updateManyAndReturn({ where: { id, state, asked }, data: change });
    if (changed === undefined) throw new AppError("operation.not_under_way");
    if (state === "awaiting_confirmation") await enqueue(tx, operationRun, { operationId: id });
    await recordAudit(tx, actor, {
      action,
      objectType: "operation",
      objectId: id,
      clusterId: operation.clusterId,
      operationId: id,
    });
    await notifyOperations(tx, [id]);
    return changed;
  });
}

type Change = Prisma.OperationUpdateManyMutationInput | null;

const aborted = { code: "operation.aborted", params: {} };

type Meaning = { readonly action: AuditAction; readonly change: (operation: Operation, now: Date) => Change };

/** What each says, given where the operation is; a change of null = it would say nothing. */
const meanings: Readonly<Record<Steering, Meaning>> = {
  pause: {
    action: "operation.pause",
    change: ({ state, asked }) => (state === "running" && asked === null ? { asked: "pause" } : null),
  },
  continue: {
    action: "operation.continue",
    change: ({ state, asked }) => (state === "running" && asked === "pause" ? { asked: null } : null),
  },
  abort: {
    action: "operation.abort",
    change({ state, asked }, now) {
      if (state === "queued") return { state: "failed", asked: "abort", problem: aborted, finishedAt: now };
      const isOpen = state === "running" || state === "awaiting_confirmation";
      return isOpen && (asked === null || asked === "pause") ? { asked: "abort" } : null;
    },
  },
  confirm: {
    action: "operation.confirm",
    change({ state, asked, confirmBy }, now) {
      const isOpen = state === "awaiting_confirmation" && asked === null && confirmBy !== null && confirmBy > now;
      return isOpen ? { asked: "confirm" } : null;
    },
  },
};
