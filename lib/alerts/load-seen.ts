import { readPayload } from "@/lib/db/read-payload";
import type { AlertDeps } from "./alert-deps";
import { type SeenSnapshot, seenSnapshotSchema } from "./conditions/cluster-view";

type Sampled = { readonly directorId: string | null; readonly sampledAt: Date | null };

/**
 * The newest samples of directors. What this worker has sampled and stored itself it need not unpack again; the time of
 * the stored one says whether it still is the newest.
 */
export async function loadSeen(
  { database, sampled }: Pick<AlertDeps, "database" | "sampled">,
  newest: readonly Sampled[],
): Promise<ReadonlyMap<string, SeenSnapshot>> {
  const seen = new Map<string, SeenSnapshot>();
  const others: string[] = [];
  for (const { directorId, sampledAt } of newest) {
    if (directorId === null || sampledAt === null) continue;
    const own = sampled(directorId);
    if (own !== null && Date.parse(own.sampledAt) === sampledAt.getTime()) seen.set(directorId, own);
    else others.push(directorId);
  }
  if (others.length === 0) return seen;
  const rows = await database.prisma.liveSnapshot.findMany({ where: { directorId: { in: others } } });
  for (const { directorId, payload } of rows) {
    const snapshot = await readPayload(seenSnapshotSchema, payload);
    if (snapshot !== null) seen.set(directorId, snapshot);
  }
  return seen;
}
