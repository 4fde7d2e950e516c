import type { Page } from "@/lib/api/resources/common";
import type { OperationKind, OperationResource, OperationState } from "@/lib/api/resources/operation";
import type { DesiredDeps } from "./deps";
import { operationInclude, presentOperation } from "./present-operation";

export type OperationFilter = {
  readonly clusterId?: string | undefined;
  readonly hostId?: string | undefined;
  readonly planId?: string | undefined;
  readonly kind?: OperationKind | undefined;
  readonly state?: OperationState | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Operations, newest first. Ids are UUIDs of version 7: their order is the order of creation. */
export async function listOperations(
  { database }: DesiredDeps,
  filter: OperationFilter,
): Promise<Page<OperationResource>> {
  const { clusterId, hostId, planId, kind, state, cursor, limit } = filter;
  const rows = await database.prisma.operation.findMany({
    where: {
      ...(clusterId !== undefined && { clusterId }),
      ...(hostId !== undefined && { hostId }),
      ...(planId !== undefined && { planId }),
      ...(kind !== undefined && { kind }),
      ...(state !== undefined && { state }),
      ...(cursor !== undefined && { id: { lt: cursor } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: operationInclude,
  });
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(presentOperation),
    next: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
  };
}
