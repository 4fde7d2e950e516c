import type { ServiceKey } from "@/lib/model/service-key";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { destinationKeyText } from "./destination-key-text";
import { destinationsEqual, serviceAttributesEqual } from "./equality";
import type { IpvsService, IpvsTable } from "./model";
import { renderDestination, renderDestinationKey } from "./render-destination";
import { renderService, renderServiceKey } from "./render-service";

/**
 * The fewest lines for `ipvsadm -R` that turn what is ours in `observed` into `desired`.
 *
 * Ours are the services in `ownedKeys`, and the desired ones that the kernel does not have yet. Every other service is
 * somebody else's and never touched, not even when it is desired too: the planner refuses that beforehand. Nothing is
 * ever flushed.
 *
 * What adds capacity comes before what takes it away: new services and destinations, then changed ones, then removals.
 * `-R` goes on after a line that the kernel refuses and still ends with status 0, so only a read-back proves anything.
 */
export function planTableEdits(
  desired: readonly IpvsService[],
  observed: IpvsTable,
  ownedKeys: readonly ServiceKey[],
): string[] {
  const owned = new Set(ownedKeys.map(serviceKeyText));
  const wanted = new Set(desired.map((service) => serviceKeyText(service.key)));
  const present = new Map(observed.services.map((service) => [serviceKeyText(service.key), service]));
  const edits: Edits = { add: [], change: [], remove: [] };
  for (const service of desired) {
    const key = serviceKeyText(service.key);
    const before = present.get(key);
    if (before === undefined) addService(edits, service);
    else if (owned.has(key)) changeService(edits, before, service);
  }
  for (const [key, service] of present) {
    if (owned.has(key) && !wanted.has(key)) edits.remove.push(`-D ${renderServiceKey(service.key)}`);
  }
  return [...edits.add, ...edits.change, ...edits.remove];
}

type Edits = { readonly add: string[]; readonly change: string[]; readonly remove: string[] };

function addService(edits: Edits, service: IpvsService): void {
  edits.add.push(renderService("-A", service));
  for (const destination of service.destinations) edits.add.push(renderDestination("-a", service.key, destination));
}

function changeService(edits: Edits, before: IpvsService, after: IpvsService): void {
  if (!serviceAttributesEqual(before, after)) edits.change.push(renderService("-E", after));
  const present = new Map(before.destinations.map((destination) => [destinationKeyText(destination), destination]));
  for (const destination of after.destinations) {
    const key = destinationKeyText(destination);
    const existing = present.get(key);
    present.delete(key);
    if (existing === undefined) edits.add.push(renderDestination("-a", after.key, destination));
    else if (!destinationsEqual(existing, destination)) {
      edits.change.push(renderDestination("-e", after.key, destination));
    }
  }
  for (const destination of present.values()) edits.remove.push(renderDestinationKey("-d", after.key, destination));
}
