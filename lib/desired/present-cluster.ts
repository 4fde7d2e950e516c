import type {
  ClusterResource,
  ClusterSummary,
  DestinationResource,
  DirectorResource,
  RealServerResource,
  ServiceResource,
  VipResource,
} from "@/lib/api/resources/cluster";
import type { Cluster } from "@/lib/db/generated/client";
import { byId } from "@/lib/model/by-id";
import type { DesiredCluster, DesiredService } from "@/lib/model/cluster";
import { listenerKeys } from "@/lib/model/listener-keys";
import { pushSettingsSchema } from "@/lib/model/push-settings";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { differsFromApplied } from "@/lib/plan/differs-from-applied";

/** One cluster read at one moment. */
export type ClusterState = {
  readonly row: Cluster;
  readonly model: DesiredCluster;
  /** Model of the newest applied revision; null = never applied. */
  readonly applied: DesiredCluster | null;
  /** Revision of every director, VIP, real server, service and destination, by id. */
  readonly revisions: ReadonlyMap<string, number>;
  /** By destination. */
  readonly holds: ReadonlyMap<string, DestinationResource["holds"]>;
  readonly drift: ClusterSummary["drift"];
};

export function presentClusterSummary({ row, model, applied, drift }: ClusterState): ClusterSummary {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    engine: row.engine,
    directorCount: model.directors.length,
    vipCount: model.vips.length,
    serviceCount: model.services.length,
    realServerCount: model.realServers.length,
    draftRevision: row.draftRevision,
    appliedRevision: row.appliedRevision,
    pending: isPending(model, applied),
    drift,
    revision: row.revision,
  };
}

export function presentCluster(state: ClusterState): ClusterResource {
  const { model, revisions } = state;
  const revisionOf = (id: string) => revisions.get(id) ?? 0;
  return {
    ...presentClusterSummary(state),
    vrrp: model.vrrp,
    vrrpInstances: model.vrrpInstances,
    keepalived: model.keepalived,
    ipvs: model.ipvs,
    push: pushSettingsSchema.parse(state.row.push),
    directors: model.directors.map(({ id, hostId, name, address, interface: device, priority }): DirectorResource => {
      return { id, hostId, name, address, interface: device, priority, revision: revisionOf(id) };
    }),
    vips: model.vips.map(({ id, address, prefixLength, vrrpInstanceId }): VipResource => {
      return { id, address, prefixLength, vrrpInstanceId, revision: revisionOf(id) };
    }),
    realServers: model.realServers.map(
      ({ id, name, address, hostId, natGateway, tunnelMtu, tags }): RealServerResource => {
        return { id, name, address, hostId, natGateway, tunnelMtu, tags, revision: revisionOf(id) };
      },
    ),
    services: model.services.map((service) => presentService(state, service)),
  };
}

function presentService({ model, applied, revisions, holds }: ClusterState, service: DesiredService): ServiceResource {
  const { id, name, listener, scheduler, schedulerFlags, onePacket, persistence, healthChecks, keepalived } = service;
  const appliedService = applied?.services.find((candidate) => candidate.id === id);
  return {
    id,
    name,
    listener,
    keys: listenerKeys(model, listener).map(serviceKeyText),
    scheduler,
    schedulerFlags,
    onePacket,
    persistence,
    healthChecks,
    keepalived,
    applied: appliedService !== undefined,
    revision: revisions.get(id) ?? 0,
    destinations: service.destinations.map((destination): DestinationResource => {
      const realServer = byId(model.realServers, destination.realServerId);
      const appliedDestination = appliedService?.destinations.find((candidate) => candidate.id === destination.id);
      return {
        id: destination.id,
        realServerId: destination.realServerId,
        realServerName: realServer?.name ?? "",
        address: realServer?.address ?? "",
        port: destination.port,
        forwarding: destination.forwarding,
        tunnel: destination.tunnel,
        weight: destination.weight,
        upperThreshold: destination.upperThreshold,
        lowerThreshold: destination.lowerThreshold,
        healthChecks: destination.healthChecks,
        appliedWeight: appliedDestination?.weight ?? null,
        hold: destination.hold ?? null,
        holds: holds.get(destination.id) ?? [],
        revision: revisions.get(destination.id) ?? 0,
      };
    }),
  };
}

/** Whether there is something to apply. A cluster that was never applied is pending as soon as something in it could be. */
function isPending(model: DesiredCluster, applied: DesiredCluster | null): boolean {
  if (applied !== null) return differsFromApplied(model, applied);
  return model.directors.length + model.vips.length + model.realServers.length > 0;
}
