import type { Page } from "@/lib/api/resources/common";
import type { RunResource } from "@/lib/api/resources/run";
import type { DesiredDeps } from "../deps";
import { presentRun, runInclude } from "./present-run";

export type RunFilter = {
  readonly clusterId?: string | undefined;
  readonly kind?: RunResource["kind"] | undefined;
  readonly state?: RunResource["state"] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Runs, newest first. Ids are UUIDs of version 7: their order is the order of creation. */
export async function listRuns({ database }: DesiredDeps, filter: RunFilter): Promise<Page<RunResource>> {
  const { clusterId, kind, state, cursor, limit } = filter;
  const rows = await database.prisma.run.findMany({
    where: {
      ...(clusterId !== undefined && { clusterId }),
      ...(kind !== undefined && { kind }),
      ...(state !== undefined && { state }),
      ...(cursor !== undefined && { id: { lt: cursor } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: runInclude,
  });
  const shown = rows.slice(0, limit);
  return { items: shown.map(presentRun), next: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null };
}
