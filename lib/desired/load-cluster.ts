import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { Tx } from "@/lib/db/database";
import { loadDesiredCluster } from "@/lib/db/load-desired-cluster";
import { AppError } from "@/lib/model/app-error";
import { loadAppliedCluster } from "@/lib/operations/load-applied-cluster";
import { driftKinds, isAlarm } from "@/lib/plan/drift/model";
import type { DesiredDeps } from "./deps";
import { type ClusterState, presentCluster } from "./present-cluster";
import { presentHold } from "./present-hold";
import { readSnapshot } from "./read-snapshot";

/** One cluster with everything in it. Throws `not_found`. */
export async function loadCluster({ database }: DesiredDeps, id: string): Promise<ClusterResource> {
  return presentCluster(await readSnapshot(database, async (tx) => await loadClusterState(tx, id)));
}

/** Call it in a transaction that sees one moment (readSnapshot), or that holds the cluster's lock. */
export async function loadClusterState(tx: Tx, id: string): Promise<ClusterState> {
  const revision = { select: { id: true, revision: true } };
  const found = await tx.cluster.findUnique({
    where: { id },
    include: {
      directors: revision,
      vips: revision,
      realServers: revision,
      services: {
        select: { id: true, revision: true, destinations: { select: { id: true, revision: true, holds: true } } },
      },
      driftItems: { where: { goneAt: null, ignoredAt: null }, select: { kind: true, fightSince: true } },
    },
  });
  const loaded = await loadDesiredCluster(tx, id);
  if (found === null || loaded === null) throw new AppError("not_found");
  const { directors, vips, realServers, services, driftItems, ...row } = found;
  const destinations = services.flatMap((service) => service.destinations);
  const parts = [...directors, ...vips, ...realServers, ...services, ...destinations];
  return {
    row,
    model: loaded.model,
    applied: await loadAppliedCluster(tx, id),
    holds: new Map(destinations.map((destination) => [destination.id, destination.holds.map(presentHold)])),
    revisions: new Map(parts.map((part) => [part.id, part.revision])),
    drift: {
      count: driftItems.length,
      alarms: driftItems.filter(
        ({ kind, fightSince }) => fightSince !== null || driftKinds.some((one) => one === kind && isAlarm(one)),
      ).length,
    },
  };
}
