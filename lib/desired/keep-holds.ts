import type { DesiredCluster, DesiredDestination } from "@/lib/model/cluster";

/**
 * A former state with what is out of service now. Who was out of service then has long been forgotten; who is now stays so
 * until somebody brings it back, and comes back with the weight of then.
 */
export function keepHolds(former: DesiredCluster, now: DesiredCluster): DesiredCluster {
  const present = new Map(now.services.flatMap(({ destinations }) => destinations.map((one) => [one.id, one.hold])));
  return {
    ...former,
    services: former.services.map((service) => ({
      ...service,
      destinations: service.destinations.map(({ hold, ...destination }): DesiredDestination => {
        const weight = hold?.weight ?? destination.weight;
        const held = present.get(destination.id);
        return held === undefined
          ? { ...destination, weight }
          : { ...destination, weight: 0, hold: { kind: held.kind, weight } };
      }),
    })),
  };
}
