import { nobodysAddress } from "@/components/cluster/nobodys-address";
import type { DesiredCluster, DesiredDestination, DesiredRealServer, DesiredService } from "@/lib/model/cluster";
import { virtualServerOptionsSchema } from "@/lib/model/virtual-server-options";

/** What is asked for, of a service and of its destination. */
export type Asked = Partial<DesiredService> & { readonly destination?: Partial<DesiredDestination> };

/**
 * The cluster with nothing but one service, which is as simple as can be but for what is asked, and which exists to be
 * judged: what the directors cannot do of it is what they cannot do of what is asked.
 */
export function withOnlyService(cluster: DesiredCluster, { destination, ...service }: Asked): DesiredCluster {
  const destinations = [{ ...plainDestination, ...destination }];
  return { ...cluster, realServers: [realServer], services: [{ ...plainService, destinations, ...service }] };
}

const realServer: DesiredRealServer = {
  id: "real-server",
  name: "-",
  hostId: null,
  address: nobodysAddress,
  natGateway: null,
  tunnelMtu: null,
  tags: [],
};

const plainDestination: DesiredDestination = {
  id: "destination",
  realServerId: realServer.id,
  port: 0,
  forwarding: "dr",
  tunnel: null,
  weight: 1,
  upperThreshold: 0,
  lowerThreshold: 0,
  healthChecks: null,
};

const plainService: DesiredService = {
  id: "service",
  name: "-",
  listener: { kind: "fwmark", mark: 1, family: "inet", feeds: [] },
  scheduler: "rr",
  schedulerFlags: [],
  onePacket: false,
  persistence: null,
  healthChecks: [],
  keepalived: virtualServerOptionsSchema.parse({}),
  destinations: [],
};
