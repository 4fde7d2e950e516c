import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsService } from "@/lib/ipvs/model";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { ownedServices } from "@/lib/plan/owned-services";
import type { PlanInput } from "@/lib/plan/plan-cluster";
import { guardedServices, kernelWeights } from "./guarded-services";
import type { GuardedService } from "./model";

type Input = Pick<PlanInput, "desired" | "applied" | "observed">;

/** The services that a plan changes, as they are in force and as they will be. */
export function plannedServices(input: Input): GuardedService[] {
  const { desired, applied, observed } = input;
  return guardedServices({
    before: inForce(input),
    after: expectedTable(desired).services,
    former: applied,
    desired,
    kernels: observed.directors.map(({ table }) => kernelWeights(table.services)),
  });
}

/**
 * What was applied last; before the first time, what our own or adopted files brought into the kernels. The newest
 * applied state counts also where a kernel has lost it: what is missing there is not what a plan takes away.
 */
function inForce({ desired, applied, observed }: Input): readonly IpvsService[] {
  if (applied !== null) return expectedTable(applied).services;
  const services = observed.directors.flatMap((found) => {
    const director = desired.directors.find(({ hostId }) => hostId === found.hostId);
    const owned = new Set(ownedServices(found, director ?? {}).map(serviceKeyText));
    return found.table.services.filter(({ key }) => owned.has(serviceKeyText(key)));
  });
  const byKey = new Map(services.map((service) => [serviceKeyText(service.key), service]));
  // Of services that are equally near to a limit a guard names the first: not the one that a kernel happened to print first.
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? []);
}
