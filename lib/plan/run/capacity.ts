import type { ServiceFacts } from "./model";

export type Capacity = { readonly serviceId: string; readonly serviceName: string; readonly percent: number };

/**
 * How much of each service's weight serves while these destinations are out, rounded down, for the services that they are
 * in. A service without any weight has nothing to lose and is left out.
 */
export function capacityWithout(services: readonly ServiceFacts[], out: ReadonlySet<string>): Capacity[] {
  return services.flatMap(({ id: serviceId, name: serviceName, destinations }) => {
    const total = destinations.reduce((sum, { full }) => sum + full, 0);
    if (total === 0 || !destinations.some(({ id }) => out.has(id))) return [];
    const left = destinations.reduce((sum, { id, serving }) => sum + (out.has(id) ? 0 : serving), 0);
    return [{ serviceId, serviceName, percent: Math.floor((left * 100) / total) }];
  });
}
