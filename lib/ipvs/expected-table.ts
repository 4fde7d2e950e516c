import type { IpAddress } from "@/lib/model/address";
import type { DesiredCluster, DesiredDestination, DesiredService, Persistence } from "@/lib/model/cluster";
import { listenerKeys } from "@/lib/model/listener-keys";
import { mapsPorts } from "@/lib/model/maps-ports";
import type { ServiceKey } from "@/lib/model/service-key";
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
  const addresses = new Map(cluster.realServers.map(({ id, address }) => [id, address]));
  const services = cluster.services
    .flatMap((service) =>
      listenerKeys(cluster, service.listener).map((key) => expectedService(service, key, addresses)),
    )
    .filter(({ destinations }) => cluster.engine === "ipvsadm" || destinations.length > 0);
  return { services };
}

function expectedService(
  { scheduler, schedulerFlags, persistence, onePacket, destinations }: DesiredService,
  key: ServiceKey,
  addresses: ReadonlyMap<string, IpAddress>,
): IpvsService {
  return {
    key,
    scheduler,
    schedulerFlags,
    persistence: persistence === null ? null : expectedPersistence(persistence, maxPrefix(serviceFamily(key))),
    onePacket,
    destinations: destinations.flatMap((destination) => {
      const address = addresses.get(destination.realServerId);
      return address === undefined ? [] : [expectedDestination(destination, address, key)];
    }),
  };
}

function expectedPersistence({ timeoutSec, prefixLength, engine }: Persistence, hostPrefix: number): IpvsPersistence {
  return { timeoutSec, prefixLength: prefixLength ?? hostPrefix, engine };
}

/** By DR and tunnel packets arrive at the port that the client asked for: the kernel has that of the service. */
function expectedDestination(destination: DesiredDestination, address: IpAddress, key: ServiceKey): IpvsDestination {
  const { forwarding, tunnel, weight, upperThreshold, lowerThreshold } = destination;
  const port = mapsPorts(forwarding) ? destination.port : key.kind === "address" ? key.port : 0;
  return {
    address,
    port,
    forwarding: forwarding === "fullnat" ? "nat" : forwarding,
    tunnel: forwarding === "tun" ? (tunnel ?? { kind: "ipip" }) : null,
    weight,
    upperThreshold,
    lowerThreshold,
  };
}
