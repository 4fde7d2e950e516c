import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { expectedDestinations } from "@/lib/ipvs/expected-destinations";
import { formatEndpoint } from "@/lib/model/address";
import type { Condition } from "@/lib/model/alert/kinds";
import type { DesiredCluster, DesiredService } from "@/lib/model/cluster";
import { destinationChecks } from "@/lib/model/destination-checks";
import { listenerKeys } from "@/lib/model/listener-keys";
import type { ServiceKey } from "@/lib/model/service-key";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { type ClusterView, type DirectorView, isFresh, type SeenService } from "./cluster-view";

/**
 * What keepalived's health checks did to services: real servers that are out, quorums that are lost, sorry servers that
 * serve. ipvsadm checks nothing, so there is nothing to tell of its clusters. What was drained is no fault: only who has a
 * weight in what was applied can be down.
 */
export function serviceConditions(view: ClusterView): Condition[] {
  const { applied } = view;
  if (applied === null || applied.engine !== "keepalived") return [];
  const directors = view.directors.filter(isFresh).map((director) => {
    return { director, services: new Map(director.snapshot?.services.map((one) => [one.key, one])) };
  });
  return applied.services.flatMap((service) => {
    const sights = listenerKeys(applied, service.listener).flatMap((key) =>
      directors.flatMap(({ director, services }) => {
        const seen = services.get(serviceKeyText(key));
        return seen === undefined ? [] : [{ key, director, seen }];
      }),
    );
    const of = { clusterId: view.clusterId, hostId: null, operationId: null };
    return [
      ...serversDown(applied, service, sights).map((one) => ({ ...of, ...one })),
      ...quorumLost(applied, service, serving(sights)).map((one) => ({ ...of, ...one })),
      ...sorryServing(service, serving(sights)).map((one) => ({ ...of, ...one })),
    ];
  });
}

/** A service as the kernel of one director has it. */
type Sight = { readonly key: ServiceKey; readonly director: DirectorView; readonly seen: SeenService };
type Found = Pick<Condition, "kind" | "object" | "params">;

function portOf(key: ServiceKey): number {
  return key.kind === "address" ? key.port : 0;
}

/** Those of directors that hold a VIP: on a backup nobody is served. Without such a director all of them count. */
function serving(sights: readonly Sight[]): readonly Sight[] {
  const masters = sights.filter(({ director }) => (director.snapshot?.vips.length ?? 0) > 0);
  return masters.length > 0 ? masters : sights;
}

function serversDown(cluster: DesiredCluster, service: DesiredService, sights: readonly Sight[]): Found[] {
  return service.destinations.flatMap((destination): Found[] => {
    const realServer = cluster.realServers.find(({ id }) => id === destination.realServerId);
    if (realServer === undefined || destinationChecks(service, destination).length === 0) return [];
    const down = sights.filter(({ key, seen }) =>
      expectedDestinations(cluster, { destinations: [destination] }, portOf(key)).some((expected) => {
        if (expected.weight === 0) return false;
        const there = seen.destinations.find((one) => one.key === destinationKeyText(expected));
        // With weight 0 it is out only where keepalived is to leave it in the table; elsewhere somebody has set the weight.
        return there === undefined || (there.weight === 0 && service.keepalived.inhibitOnFailure);
      }),
    );
    if (down.length === 0) return [];
    const directors = [...new Set(down.map(({ director }) => director.name))].sort().join(", ");
    const params = { service: service.name, server: realServer.name, address: realServer.address, directors };
    return [{ kind: "server_down", object: `${service.name} · ${realServer.name}`, params }];
  });
}

function quorumLost(cluster: DesiredCluster, service: DesiredService, sights: readonly Sight[]): Found[] {
  const { quorum } = service.keepalived;
  const lost = sights.flatMap(({ key, seen }) => {
    const expected = expectedDestinations(cluster, service, portOf(key));
    // Whoever took so many out by the panel was asked; what the checks took out is the fault.
    if (weightOf(expected) < quorum) return [];
    const keys = new Set(expected.map(destinationKeyText));
    const weight = weightOf(seen.destinations.filter((one) => keys.has(one.key)));
    return weight < quorum ? [weight] : [];
  });
  if (lost.length === 0) return [];
  return [
    { kind: "quorum_lost", object: service.name, params: { service: service.name, weight: Math.min(...lost), quorum } },
  ];
}

function weightOf(destinations: readonly { readonly weight: number }[]): number {
  return destinations.reduce((sum, { weight }) => sum + weight, 0);
}

function sorryServing(service: DesiredService, sights: readonly Sight[]): Found[] {
  const { sorryServer } = service.keepalived;
  if (sorryServer === null) return [];
  const isServing = sights.some(({ key, seen }) => {
    const text = formatEndpoint(sorryServer.address, sorryServer.port === 0 ? portOf(key) : sorryServer.port);
    return seen.destinations.some((one) => one.key === text && one.weight > 0);
  });
  const params = { service: service.name, server: sorryServer.address };
  return isServing ? [{ kind: "sorry_server", object: service.name, params }] : [];
}
