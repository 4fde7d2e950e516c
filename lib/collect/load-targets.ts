import { createHash } from "node:crypto";
import type { Database } from "@/lib/db/database";
import { databaseTime } from "@/lib/db/database-time";
import { type IpAddress, parseAddress } from "@/lib/model/address";
import type { DirectorTarget } from "./director-target";
import type { TargetInstance } from "./vrrp-states";

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
        cluster: { select: { engine: true, vips: { select: { address: true, vrrpInstanceId: true } } } },
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
      vips: addressesOf(cluster.vips),
      instances: cluster.engine === "keepalived" ? instancesOf(cluster.vips) : [],
    }));
}

type VipRow = { readonly address: string; readonly vrrpInstanceId: string | null };

function addressesOf(vips: readonly VipRow[]): IpAddress[] {
  return vips.flatMap(({ address }) => parseAddress(address) ?? []);
}

function instancesOf(vips: readonly VipRow[]): TargetInstance[] {
  return [...new Set(vips.map(({ vrrpInstanceId }) => vrrpInstanceId))].map((instanceId) => ({
    instanceId,
    vips: addressesOf(vips.filter(({ vrrpInstanceId }) => vrrpInstanceId === instanceId)),
  }));
}

function ownerOf(directorId: string, workers: ReadonlySet<string>): string | undefined {
  const score = (worker: string): string => createHash("sha256").update(`${worker} ${directorId}`).digest("hex");
  return [...workers].sort((a, b) => (score(a) < score(b) ? -1 : 1))[0];
}
