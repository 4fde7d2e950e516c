import { z } from "zod";
import { sameValue } from "./same-value";
import {
  type DirectorSnapshot,
  directorSnapshotSchema,
  type LiveDestination,
  type LiveService,
  liveDestinationSchema,
  liveServiceSchema,
} from "./snapshot";

/**
 * What is new in a director's snapshot against an earlier one. Services and destinations that stayed as they were, most of them on most
 * directors, are only named. Everything else of the director is small and always there.
 */
const serviceDeltaSchema = liveServiceSchema.omit({ destinations: true }).extend({
  /** Keys of all destinations in their order; null = the same as before. */
  order: z.array(z.string()).nullable(),
  /** Those that are new or changed. */
  destinations: z.array(liveDestinationSchema),
});

export const snapshotDeltaSchema = directorSnapshotSchema.omit({ services: true }).extend({
  /** `sampledAt` of the snapshot that this goes on from. */
  since: z.string(),
  /** Keys of all services in their order; null = the same as before. */
  order: z.array(z.string()).nullable(),
  /** Those that are new or changed. */
  services: z.array(serviceDeltaSchema),
});

export type SnapshotDelta = z.infer<typeof snapshotDeltaSchema>;
type ServiceDelta = z.infer<typeof serviceDeltaSchema>;

/** The law: `applyDelta(before, diffSnapshots(before, after))` equals `after`. */
export function diffSnapshots(before: DirectorSnapshot, after: DirectorSnapshot): SnapshotDelta {
  const { services, ...head } = after;
  const known = new Map(before.services.map((service) => [service.key, service]));
  return {
    ...head,
    since: before.sampledAt,
    order: newOrder(before.services, services),
    services: services.flatMap((service) => diffService(known.get(service.key), service)),
  };
}

/** The newer snapshot; null when the delta goes on from another one than this, or names what nobody told of. */
export function applyDelta(before: DirectorSnapshot, delta: SnapshotDelta): DirectorSnapshot | null {
  const { since, order, services: changes, ...head } = delta;
  if (since !== before.sampledAt || head.directorId !== before.directorId) return null;
  const known = new Map(before.services.map((service) => [service.key, service]));
  for (const change of changes) {
    const service = applyService(known.get(change.key), change);
    if (service === null) return null;
    known.set(change.key, service);
  }
  const services = inOrder(known, order ?? before.services.map(({ key }) => key));
  return services === null ? null : { ...head, services };
}

/** [] = the service is as it was. */
function diffService(before: LiveService | undefined, after: LiveService): ServiceDelta[] {
  const { destinations, ...head } = after;
  const former = before?.destinations ?? [];
  const order = newOrder(former, destinations);
  const known = order === null ? null : new Map(former.map((destination) => [destination.key, destination]));
  const changed = destinations.filter((destination, index) => {
    return !sameValue(known === null ? former[index] : known.get(destination.key), destination);
  });
  if (before !== undefined && order === null && changed.length === 0) {
    const { destinations: _, ...formerHead } = before;
    if (sameValue(formerHead, head)) return [];
  }
  return [{ ...head, order, destinations: changed }];
}

function applyService(before: LiveService | undefined, change: ServiceDelta): LiveService | null {
  const { order, destinations: changed, ...head } = change;
  const known = new Map<string, LiveDestination>(before?.destinations.map((each) => [each.key, each]));
  for (const destination of changed) known.set(destination.key, destination);
  const destinations = inOrder(known, order ?? before?.destinations.map(({ key }) => key) ?? []);
  return destinations === null ? null : { ...head, destinations };
}

type Keyed = { readonly key: string };

function newOrder(before: readonly Keyed[], after: readonly Keyed[]): string[] | null {
  const same = before.length === after.length && after.every(({ key }, index) => before[index]?.key === key);
  return same ? null : after.map(({ key }) => key);
}

function inOrder<Row>(rows: ReadonlyMap<string, Row>, order: readonly string[]): Row[] | null {
  const found = order.flatMap((key) => rows.get(key) ?? []);
  return found.length === order.length ? found : null;
}
