import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { destinationsEqual, serviceAttributesEqual } from "@/lib/ipvs/equality";
import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsDestination, IpvsService } from "@/lib/ipvs/model";
import { maxPrefix, serviceFamily } from "@/lib/ipvs/service-family";
import type { DesiredCluster, DesiredService } from "@/lib/model/cluster";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { type Adoptable, adoptableSchema } from "./model";

/**
 * The edit that makes a destination of the kernel the desired one; null when more than weight and thresholds differ, or
 * when they are none that can be desired.
 */
export function adoptableDestination(
  cluster: DesiredCluster,
  wanted: { readonly service: IpvsService; readonly destination: IpvsDestination },
  found: IpvsDestination,
): Adoptable | null {
  const { weight, upperThreshold, lowerThreshold } = found;
  const numbers = { weight, upperThreshold, lowerThreshold };
  if (!destinationsEqual({ ...wanted.destination, ...numbers }, found)) return null;
  const service = serviceOf(cluster, wanted.service);
  const key = destinationKeyText(wanted.destination);
  const desired = service?.destinations.find((one) =>
    tableOf(cluster, { ...service, destinations: [one] }).some(
      (each) =>
        serviceKeyText(each.key) === serviceKeyText(wanted.service.key) &&
        each.destinations.some((destination) => destinationKeyText(destination) === key),
    ),
  );
  if (desired === undefined) return null;
  return checked({
    kind: "destination",
    destinationId: desired.id,
    weight,
    upperThreshold: upperThreshold ?? desired.upperThreshold,
    lowerThreshold: lowerThreshold ?? desired.lowerThreshold,
  });
}

/** The same for a service, of which scheduler and persistence can be adopted. */
export function adoptableService(cluster: DesiredCluster, wanted: IpvsService, found: IpvsService): Adoptable | null {
  const { scheduler, persistence } = found;
  if (!serviceAttributesEqual({ ...wanted, scheduler, persistence }, found)) return null;
  const service = serviceOf(cluster, wanted);
  if (service === undefined) return null;
  const single = persistence?.prefixLength === maxPrefix(serviceFamily(found.key));
  return checked({
    kind: "service",
    serviceId: service.id,
    scheduler,
    persistence:
      persistence === null ? null : { ...persistence, prefixLength: single ? null : persistence.prefixLength },
  });
}

/** One service of the cluster is several of the kernel when it listens on a group. */
function serviceOf(cluster: DesiredCluster, { key }: IpvsService): DesiredService | undefined {
  const text = serviceKeyText(key);
  return cluster.services.find((service) => tableOf(cluster, service).some((one) => serviceKeyText(one.key) === text));
}

function tableOf(cluster: DesiredCluster, service: DesiredService): readonly IpvsService[] {
  return expectedTable({ ...cluster, services: [service] }).services;
}

/** What somebody set by hand may be nothing that the panel offers. */
function checked(edit: unknown): Adoptable | null {
  return adoptableSchema.safeParse(edit).data ?? null;
}
