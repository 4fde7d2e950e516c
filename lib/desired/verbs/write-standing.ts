import type { Actor } from "@/lib/access/model";
import type { Tx } from "@/lib/db/database";
import { jsonColumn } from "@/lib/db/json-column";
import { type Standing, sameStanding } from "@/lib/model/standing";
import type { Targeted } from "./targeted-destinations";
import type { VerbAsk } from "./verb-ask";

/** Writes what a verb makes of a destination: its row, where that changes, and the holds with who, why and until when. */
export async function writeStanding(
  tx: Tx,
  actor: Actor,
  { id, standing }: Targeted,
  { wanted, ask, now }: { readonly wanted: Standing; readonly ask: VerbAsk; readonly now: Date },
): Promise<void> {
  if (!sameStanding(standing, wanted)) {
    const { weight, hold } = wanted;
    await tx.destination.update({
      where: { id },
      data: { weight, hold: jsonColumn(hold), revision: { increment: 1 } },
    });
  }
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
