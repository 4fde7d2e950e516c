import type { OperationDetail, OperationEventResource, OperationResource } from "@/lib/api/resources/operation";
import type { Tx } from "@/lib/db/database";
import type { DesiredDeps } from "./deps";
import { found } from "./found";
import { operationInclude, presentEvent, presentOperation, presentStep } from "./present-operation";

/** One operation with its journal. Throws `not_found`. */
export async function loadOperation({ database }: DesiredDeps, id: string): Promise<OperationDetail> {
  const include = { ...operationInclude, steps: { orderBy: { seq: "asc" } } } as const;
  const row = found(await database.prisma.operation.findUnique({ where: { id }, include }));
  const { clusterId } = row;
  const made =
    clusterId === null
      ? null
      : await database.prisma.clusterRevision.findFirst({
          where: { clusterId, operationId: id },
          select: { number: true },
        });
  return { ...presentOperation(row), steps: row.steps.map(presentStep), clusterRevision: made?.number ?? null };
}

/** One operation without its journal. */
export async function readOperation(tx: Tx, id: string): Promise<OperationResource> {
  return presentOperation(found(await tx.operation.findUnique({ where: { id }, include: operationInclude })));
}

/** Log lines of an operation after the one with id `after`, oldest first. */
export async function loadOperationEvents(
  { database }: DesiredDeps,
  input: { operationId: string; after: bigint; limit: number },
): Promise<OperationEventResource[]> {
  const rows = await database.prisma.operationEvent.findMany({
    where: { operationId: input.operationId, id: { gt: input.after } },
    orderBy: { id: "asc" },
    take: input.limit,
  });
  return rows.map(presentEvent);
}
