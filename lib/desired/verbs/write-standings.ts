import type { Actor } from "@/lib/access/model";
import type { Tx } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import { prepared } from "@/lib/db/prepared";
import { sameStanding } from "@/lib/model/standing";
import type { Targeted } from "./targeted-destinations";
import type { VerbAsk } from "./verb-ask";
import type { Wanted } from "./wanted-standing";

/** What a verb makes of a destination. */
export type Change = { readonly targeted: Targeted; readonly wanted: Wanted };

type Verb = { readonly ask: VerbAsk; readonly now: Date };

/** The part of a statement behind `with`, so that it can go with another, by a condition of that one. */
export type Rows = (condition: Prisma.Sql) => Prisma.Sql;

/**
 * What writes the rows of destinations that a verb changes, and the draft that they make another one. Null where nothing
 * changes.
 */
export function standingRows(clusterId: string, changes: readonly Change[]): Rows | null {
  const changed = changes.filter(
    ({ targeted: { standing, fullWeight }, wanted }) =>
      !sameStanding(standing, wanted) || fullWeight !== wanted.fullWeight,
  );
  if (changed.length === 0) return null;
  const rows = changed.map(({ targeted: { id }, wanted: { weight, fullWeight, hold } }) => {
    return { id, weight, fullWeight, hold };
  });
  return (condition) => Prisma.sql`
    written as (
      update destination set weight = wanted.weight, "fullWeight" = wanted."fullWeight", hold = wanted.hold,
        revision = destination.revision + 1, "updatedAt" = now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as wanted(id uuid, weight int, "fullWeight" int, hold jsonb)
      where destination.id = wanted.id and ${condition}
    ), drafted as (
      update cluster set "draftRevision" = "draftRevision" + 1, "updatedAt" = now()
      where id = ${clusterId}::uuid and ${condition}
    )`;
}

/** In a statement of their own. */
export async function writeRows(tx: Tx, rows: Rows): Promise<void> {
  await tx.$executeRaw`${prepared} with ${rows(Prisma.sql`true`)} select`;
}

/** The holds with who, why and until when. */
export async function writeHolds(tx: Tx, actor: Actor, changes: readonly Change[], verb: Verb): Promise<void> {
  for (const change of changes) await writeHoldsOf(tx, actor, change, verb);
}

async function writeHoldsOf(
  tx: Tx,
  actor: Actor,
  { targeted: { id, standing }, wanted }: Change,
  { ask, now }: Verb,
): Promise<void> {
  const lifted = [...standing.holds.keys()].filter((name) => !wanted.holds.has(name));
  if (lifted.length > 0) {
    await tx.destinationHold.deleteMany({ where: { destinationId: id, name: { in: lifted } } });
  }
  if (ask.verb === "restore" || ask.verb === "weight") return;
  const { hold: name, verb: kind, reason, leaseSec, onLeaseEnd } = ask;
  const data = {
    kind,
    reason,
    actorId: actor.kind === "person" ? actor.id : null,
    actorName: actor.name,
    leaseUntil: leaseSec === null ? null : new Date(now.getTime() + leaseSec * 1000),
    onLeaseEnd,
    alarmedAt: null,
  };
  await tx.destinationHold.upsert({
    where: { destinationId_name: { destinationId: id, name } },
    create: { destinationId: id, name, ...data },
    update: data,
  });
}
