import type { DesiredCluster, DesiredService, Persistence } from "@/lib/model/cluster";
import { listenerKeys } from "@/lib/model/listener-keys";
import type { ServiceKey } from "@/lib/model/service-key";
import { expectedDestinations } from "./expected-destinations";
import { kernelSchedulerFlags } from "./kernel-scheduler-flags";
import type { IpvsPersistence, IpvsService, IpvsTable } from "./model";
import { maxPrefix, serviceFamily } from "./service-family";

/**
 * The table that the kernel of every director must show once this desired state is in force. With engine keepalived that
 * holds while all checks succeed: keepalived takes a destination that fails its check out of the table.
 *
 * keepalived leaves out a service without destinations; `ipvsadm` takes one. Services and destinations whose VIP or real
 * server does not exist are left out; `checkCluster` reports them.
 */
export function expectedTable(cluster: DesiredCluster): IpvsTable {
  const services = cluster.services
    .flatMap((service) => listenerKeys(cluster, service.listener).map((key) => expectedService(cluster, service, key)))
    .filter(({ destinations }) => cluster.engine === "ipvsadm" || destinations.length > 0);
  return { services };
}

function expectedService(cluster: DesiredCluster, service: DesiredService, key: ServiceKey): IpvsService {
  const { scheduler, schedulerFlags, persistence, onePacket } = service;
  return {
    key,
    scheduler,
    schedulerFlags: kernelSchedulerFlags(scheduler, schedulerFlags),
    persistence: persistence === null ? null : expectedPersistence(persistence, maxPrefix(serviceFamily(key))),
    onePacket,
    destinations: expectedDestinations(cluster, service, key.kind === "address" ? key.port : 0),
  };
}

function expectedPersistence({ timeoutSec, prefixLength, engine }: Persistence, hostPrefix: number): IpvsPersistence {
  return { timeoutSec, prefixLength: prefixLength ?? hostPrefix, engine };
}
