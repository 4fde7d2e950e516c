import { createHash } from "node:crypto";
import type { Database } from "@/lib/db/database";
import { databaseTime } from "@/lib/db/database-time";
import { parseAddress } from "@/lib/model/address";
import type { DirectorTarget } from "./director-target";

/** A worker whose presence is older than this samples nothing; another one takes its directors over. */
const presenceExpiryMs = 15_000;

/**
 * The directors this worker samples. With several workers each director belongs to one of them (rendezvous hashing: when
 * a worker comes or goes, only its own directors move). While two workers differ about who is alive, a director may be
 * sampled twice for a moment, which costs a process and harms nothing.
 */
export async function loadTargets(database: Database, workerId: string): Promise<DirectorTarget[]> {
  const now = await databaseTime(database.prisma);
  const [workers, directors] = await Promise.all([
    database.prisma.workerPresence.findMany({
      where: { heartbeatAt: { gt: new Date(now.getTime() - presenceExpiryMs) } },
      select: { id: true },
    }),
    database.prisma.director.findMany({
      select: {
        id: true,
        clusterId: true,
        hostId: true,
        host: { select: { name: true } },
        cluster: { select: { vips: { select: { address: true } } } },
      },
    }),
  ]);
  const alive = new Set([workerId, ...workers.map(({ id }) => id)]);
  return directors
    .filter(({ id }) => ownerOf(id, alive) === workerId)
    .map(({ id, clusterId, hostId, host, cluster }) => ({
      directorId: id,
      clusterId,
      hostId,
      name: host.name,
      vips: cluster.vips.flatMap(({ address }) => parseAddress(address) ?? []),
    }));
}

function ownerOf(directorId: string, workers: ReadonlySet<string>): string | undefined {
  const score = (worker: string): string => createHash("sha256").update(`${worker} ${directorId}`).digest("hex");
  return [...workers].sort((a, b) => (score(a) < score(b) ? -1 : 1))[0];
}
