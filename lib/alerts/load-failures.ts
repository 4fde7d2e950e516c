import { z } from "zod";
import type { Tx } from "@/lib/db/database";
import type { ClusterView } from "./conditions/cluster-view";

/** Ends that somebody asked for, or that were over before anything was done. */
const wanted = ["operation.aborted", "operation.restored", "operation.superseded", "drain.superseded", "plan.stale"];
const problemSchema = z.object({ code: z.string() }).catch({ code: "" });

/** A failure that nobody followed up is in the journal; after a day it is no alarm any more. */
const failureMs = 86_400_000;

type Ended = {
  readonly clusterId: string;
  readonly id: string;
  readonly state: string;
  readonly kind: string;
  readonly problem: unknown;
};

/** By cluster: the newest change that ended, where it did not end well. */
export async function loadFailures(
  tx: Tx,
  ids: readonly string[],
  nowMs: number,
): Promise<ReadonlyMap<string, NonNullable<ClusterView["failure"]>>> {
  const since = new Date(nowMs - failureMs).toISOString();
  const newest = await tx.$queryRaw<Ended[]>`
    select distinct on ("clusterId") "clusterId", id, state::text as state, kind::text as kind, problem
    from operation
    where "clusterId" = any(${[...ids]}::uuid[]) and kind in ('apply', 'weight') and "finishedAt" > ${since}::timestamptz
    order by "clusterId", "finishedAt" desc`;
  const failed = newest.filter(({ state, problem }) => {
    const isBad = ["failed", "rolled_back", "partial", "unknown"].includes(state);
    return isBad && !wanted.includes(problemSchema.parse(problem).code);
  });
  return new Map(failed.map(({ clusterId, id, state, kind }) => [clusterId, { operationId: id, state, kind }]));
}
