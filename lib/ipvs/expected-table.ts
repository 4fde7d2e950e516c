import type { IpAddress } from "@/lib/model/address";
import type { DesiredCluster, DesiredDestination, DesiredService, Persistence } from "@/lib/model/cluster";
import type { IpvsDestination, IpvsPersistence, IpvsService, IpvsTable } from "./model";
import { maxPrefix, serviceFamily } from "./service-family";

/**
 * The table that the kernel of every director must show once this desired state is in force. With engine keepalived that
 * holds while all checks succeed: keepalived takes a destination that fails its check out of the table.
 *
 * keepalived leaves out a service without destinations; `ipvsadm` takes one. Services and destinations whose VIP or real
 * server does not exist are left out; `checkCluster` reports them.
 */
export function expectedTable(cluster: DesiredCluster): IpvsTable {
  const vips = new Map(cluster.vips.map(({ id, address }) => [id, address]));
  const addresses = new Map(cluster.realServers.map(({ id, address }) => [id, address]));
  const services = cluster.services.flatMap((service) => {
    const vip = vips.get(service.vipId);
    if (vip === undefined) return [];
    const expected = expectedService(service, vip, addresses);
    return cluster.engine === "keepalived" && expected.destinations.length === 0 ? [] : [expected];
  });
  return { services };
}

function expectedService(
  service: DesiredService,
  vip: IpAddress,
  addresses: ReadonlyMap<string, IpAddress>,
): IpvsService {
  const key = { kind: "address", protocol: service.protocol, address: vip, port: service.port } as const;
  return {
    key,
    scheduler: service.scheduler,
    schedulerFlags: [],
    persistence:
      service.persistence === null ? null : expectedPersistence(service.persistence, maxPrefix(serviceFamily(key))),
    onePacket: false,
    destinations: service.destinations.flatMap((destination) => {
      const address = addresses.get(destination.realServerId);
      return address === undefined ? [] : [expectedDestination(destination, address)];
    }),
  };
}

function expectedPersistence({ timeoutSec, prefixLength }: Persistence, hostPrefix: number): IpvsPersistence {
  return { timeoutSec, prefixLength: prefixLength ?? hostPrefix, engine: null };
}

function expectedDestination(destination: DesiredDestination, address: IpAddress): IpvsDestination {
  const { port, forwarding, weight, upperThreshold, lowerThreshold } = destination;
  const tunnel = forwarding === "tun" ? ({ kind: "ipip" } as const) : null;
  return { address, port, forwarding, tunnel, weight, upperThreshold, lowerThreshold };
}
