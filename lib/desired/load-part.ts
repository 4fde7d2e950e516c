import type {
  ClusterResource,
  DestinationResource,
  DirectorResource,
  RealServerResource,
  ServiceResource,
  VipResource,
} from "@/lib/api/resources/cluster";
import { clusterOf, type PartKind } from "./cluster-of";
import type { DesiredDeps } from "./deps";
import { found } from "./found";
import { loadCluster } from "./load-cluster";

/** Readers of one part of a cluster by its id. All of them throw `not_found`. */
export async function loadDirector(deps: DesiredDeps, id: string): Promise<DirectorResource> {
  return await find(deps, "director", id, ({ directors }) => directors);
}

export async function loadVip(deps: DesiredDeps, id: string): Promise<VipResource> {
  return await find(deps, "vip", id, ({ vips }) => vips);
}

export async function loadRealServer(deps: DesiredDeps, id: string): Promise<RealServerResource> {
  return await find(deps, "realServer", id, ({ realServers }) => realServers);
}

export async function loadService(deps: DesiredDeps, id: string): Promise<ServiceResource> {
  return await find(deps, "service", id, ({ services }) => services);
}

export async function loadDestination(deps: DesiredDeps, id: string): Promise<DestinationResource> {
  return await find(deps, "destination", id, ({ services }) => services.flatMap(({ destinations }) => destinations));
}

async function find<T extends { id: string }>(
  deps: DesiredDeps,
  kind: PartKind,
  id: string,
  partsOf: (cluster: ClusterResource) => T[],
): Promise<T> {
  const cluster = await loadCluster(deps, await clusterOf(deps, kind, id));
  return found(partsOf(cluster).find((part) => part.id === id));
}
