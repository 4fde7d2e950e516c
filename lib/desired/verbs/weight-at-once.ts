import type { Actor } from "@/lib/access/model";
import type { Tx } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import { insertOperation } from "@/lib/operations/request-operation";
import { repeatedVerb } from "./repeated-verb";
import { type TargetedInCluster, targetedDestinations } from "./targeted-destinations";
import type { VerbInput, VerbOutcome } from "./verb-outcome";
import { isPushed, requestOf, takesOut, trailOf } from "./verb-request";
import { wantedStanding } from "./wanted-standing";
import { type Change, standingRows } from "./write-standings";

/**
 * The way of most weights: of one destination that nobody holds, and no less than it has. No guard looks at its
 * neighbours for that, so it is decided without the lock of the cluster and written in one statement that takes the lock,
 * and writes nothing if the destination, or what is in force, has changed since. Null = nothing was written: it is to go the way of all others.
 *
 * A transaction would hold the lock while web and database talk four times, and pipelines that change weights of one
 * cluster would wait for each other as long.
 */
export async function weightAtOnce(prisma: Tx, actor: Actor, input: VerbInput): Promise<VerbOutcome | null> {
  const { target, ask, only, idempotencyKey } = input;
  if (target.kind !== "destination" || ask.verb !== "weight" || ask.dryRun || only !== undefined) return null;
  if (ask.override !== undefined) return null;
  if ((await repeatedVerb(prisma, actor, idempotencyKey, { target, ...ask })) !== null) return null;
  const {
    cluster,
    targeted: [targeted],
  } = await targetedDestinations(prisma, actor, target);
  if (targeted === undefined || targeted.standing.holds.size > 0 || targeted.standing.hold !== null) return null;
  const change: Change = { targeted, wanted: wantedStanding(targeted, ask) };
  const rows = standingRows(cluster.id, [change]);
  if (rows === null || takesOut(change) || !isPushed(change, ask)) return null;
  const operation = await insertOperation(prisma, actor, {
    kind: "weight",
    clusterId: cluster.id,
    request: requestOf(target, ask, [change]),
    reason: ask.reason,
    trail: trailOf(cluster.id, [change], ask),
    along: { only: unchanged(cluster, change), rows },
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  });
  return operation === null ? null : { kind: "operation", operation, clusterName: cluster.name };
}

/**
 * The cluster is locked first, as everybody does. Whoever waited for a lock sees the newest row of what is locked, and of
 * nothing else: what is in force has its number in the cluster's, and a first hold is a change of the destination's.
 */
function unchanged({ id: clusterId, appliedRevision }: TargetedInCluster["cluster"], change: Change) {
  const { id, revision } = change.targeted;
  return {
    given: Prisma.sql`
      locked as (
        select id from cluster where id = ${clusterId}::uuid and "appliedRevision" = ${appliedRevision} for update
      ),
      unchanged as (
        select destination.id from locked, destination
        where destination.id = ${id}::uuid and destination.revision = ${revision}
        for update of destination
      )`,
    if: Prisma.sql`exists (select from unchanged)`,
  };
}
