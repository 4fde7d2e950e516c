import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import type { IpvsService, IpvsTable } from "@/lib/ipvs/model";
import { serviceKeyText } from "@/lib/model/service-key-text";
import type { CheckedService } from "./model";

/**
 * A service as keepalived's file says, but with what keepalived made of it by its checks: a destination that it took out
 * stays out, one that it set to weight 0 keeps it, and the sorry server stays while it serves.
 */
export function asChecksLeftIt(
  service: IpvsService,
  { inhibits, weightVaries, sorryServer }: CheckedService,
  { services }: IpvsTable,
): IpvsService {
  const key = serviceKeyText(service.key);
  const there = services.find((one) => serviceKeyText(one.key) === key)?.destinations;
  if (there === undefined) return service;
  const found = new Map(there.map((one) => [destinationKeyText(one), one]));
  const destinations = service.destinations.flatMap((wanted) => {
    const weight = found.get(destinationKeyText(wanted))?.weight;
    if (weight === undefined) return [];
    return [weightVaries || (inhibits && weight === 0) ? { ...wanted, weight } : wanted];
  });
  const sorry = sorryServer === null ? undefined : found.get(destinationKeyText(sorryServer));
  return { ...service, destinations: sorry === undefined ? destinations : [...destinations, sorry] };
}
