import type { Actor } from "@/lib/access/model";
import type { Tx } from "@/lib/db/database";
import { sameStanding } from "@/lib/model/standing";
import type { Targeted } from "./targeted-destinations";
import type { VerbAsk } from "./verb-ask";
import type { Wanted } from "./wanted-standing";

/** What a verb makes of a destination. */
export type Change = { readonly targeted: Targeted; readonly wanted: Wanted };

type Verb = { readonly clusterId: string; readonly ask: VerbAsk; readonly now: Date };

/** Writes what a verb makes of destinations: their rows, where they change, and the holds with who, why and until when. */
export async function writeStandings(tx: Tx, actor: Actor, changes: readonly Change[], verb: Verb): Promise<void> {
  await writeRows(
    tx,
    verb.clusterId,
    changes.filter(
      ({ targeted: { standing, fullWeight }, wanted }) =>
        !sameStanding(standing, wanted) || fullWeight !== wanted.fullWeight,
    ),
  );
  for (const change of changes) await writeHolds(tx, actor, change, verb);
}

/** All of them and the draft that they make another one, in one statement. */
async function writeRows(tx: Tx, clusterId: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ targeted: { id }, wanted: { weight, fullWeight, hold } }) => ({
    id,
    weight,
    fullWeight,
    hold,
  }));
  await tx.$executeRaw`
    with written as (
      update destination set weight = wanted.weight, "fullWeight" = wanted."fullWeight", hold = wanted.hold,
        revision = destination.revision + 1, "updatedAt" = now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as wanted(id uuid, weight int, "fullWeight" int, hold jsonb)
      where destination.id = wanted.id
    )
    update cluster set "draftRevision" = "draftRevision" + 1, "updatedAt" = now() where id = ${clusterId}::uuid`;
}

async function writeHolds(
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
