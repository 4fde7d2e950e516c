import type { Tx } from "@/lib/db/database";
import { holdSchema } from "@/lib/model/hold";
import type { RunItem } from "@/lib/model/run/progress";
import type { ItemDestination } from "@/lib/plan/run/model";

/** The destinations of these items as they are wished, by id. `holdName` is the run's own. */
export async function itemDestinations(
  tx: Tx,
  items: readonly RunItem[],
  holdName: string,
): Promise<ReadonlyMap<string, ItemDestination>> {
  const rows = await tx.destination.findMany({
    where: { id: { in: items.flatMap(({ destinationIds }) => destinationIds) } },
    select: { id: true, weight: true, hold: true, holds: { select: { name: true, kind: true } } },
  });
  return new Map(
    rows.map(({ id, weight, hold, holds }): [string, ItemDestination] => [
      id,
      {
        ...{ id, weight, hold: holdSchema.nullable().parse(hold) },
        ownHold: holds.find(({ name }) => name === holdName)?.kind ?? null,
        heldByOthers: holds.some(({ name }) => name !== holdName),
      },
    ]),
  );
}
