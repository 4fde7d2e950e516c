import type { DesiredCluster, DesiredDestination, DesiredService } from "@/lib/model/cluster";

type Lists = Pick<DesiredCluster, "directors" | "vips" | "realServers" | "services">;

/** The cluster with `item` in place of the one with its id, or added; it comes last in its list. */
export function withPart<Name extends keyof Lists>(
  cluster: DesiredCluster,
  name: Name,
  item: Lists[Name][number],
): DesiredCluster {
  return { ...cluster, [name]: [...cluster[name].filter(({ id }) => id !== item.id), item] };
}

export function withoutPart(cluster: DesiredCluster, name: keyof Lists, id: string): DesiredCluster {
  return { ...cluster, [name]: cluster[name].filter((item) => item.id !== id) };
}

/** The cluster with this destination last in its service, and that service last. */
export function withDestination(
  cluster: DesiredCluster,
  service: DesiredService,
  destination: DesiredDestination,
): DesiredCluster {
  const others = service.destinations.filter(({ id }) => id !== destination.id);
  return withPart(cluster, "services", { ...service, destinations: [...others, destination] });
}
