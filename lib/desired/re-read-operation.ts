import type { Actor } from "@/lib/access/model";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Operation, Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { operationsRecover } from "@/lib/jobs/operations-recover";
import { AppError } from "@/lib/model/app-error";
import { notifyOperations } from "@/lib/operations/notify-operation";
import type { DesiredDeps } from "./deps";
import { found } from "./found";

const readable: readonly Operation["kind"][] = ["apply", "weight"];

/**
 * Has the worker look once more at the hosts of an operation that ended unknown, as it does with one whose worker died.
 * Refused when it did not end so (`operation.not_under_way`), or when another change of the cluster came after it and
 * what the hosts show says nothing about this one any more (`operation.superseded`).
 */
export async function reReadOperation(
  { database }: DesiredDeps,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Operation> {
  return await database.transaction(async (tx) => {
    const operation = found(await tx.operation.findUnique({ where: { id } }));
    const { clusterId, createdAt, kind } = operation;
    if (operation.state !== "unknown" || clusterId === null || !readable.includes(kind)) {
      throw new AppError("operation.not_under_way");
    }
    await tx.$queryRaw`select id from cluster where id = ${clusterId}::uuid for update`;
    const later = { clusterId, createdAt: { gt: createdAt }, state: { not: "failed" } } as const;
    if ((await tx.operation.count({ where: later })) > 0) throw new AppError("operation.superseded");
    const [taken] = await tx.operation.updateManyAndReturn({
      where: { id, state: "unknown" },
      // A lease that has run out: whichever worker looks first takes it.
      data: {
        state: "verifying",
        asked: "re_read",
        leaseOwner: null,
        heartbeatAt: new Date(0),
        finishedAt: null,
        problem: Prisma.DbNull,
      },
    });
    if (taken === undefined) throw new AppError("operation.not_under_way");
    await recordAudit(tx, actor, {
      action: "operation.re_read",
      objectType: "operation",
      objectId: id,
      clusterId,
      operationId: id,
    });
    await enqueue(tx, operationsRecover, {});
    await notifyOperations(tx, [id]);
    return taken;
  });
}
