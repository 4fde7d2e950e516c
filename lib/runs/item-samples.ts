import type { KernelSample } from "@/lib/desired/runs/kernel-samples";
import type { DesiredService } from "@/lib/model/cluster";
import type { ItemFacts } from "@/lib/plan/run/model";

/** Whether each of these destinations has a weight in the kernel of every director; null = some director is not known. */
export function healthOf(
  destinationIds: readonly string[],
  samples: readonly (KernelSample | null)[],
): ItemFacts["health"] {
  const known = samples.flatMap((sample) => sample ?? []);
  if (destinationIds.length === 0 || known.length === 0 || known.length < samples.length) return null;
  const [oldest = ""] = known.map(({ sampledAt }) => sampledAt).sort();
  const good = known.every(({ destinations }) => destinationIds.every((id) => (destinations.get(id)?.weight ?? 0) > 0));
  return { sampledAt: oldest, good };
}

/** Below so many active connections of a service a share of them says nothing. */
const fewConnections = 20;

/**
 * How many times the share of active connections is of the share of the weight, in the service where it is the most; null
 * where no service has enough connections, or directors show no weight.
 */
export function activeShareOf(
  destinationIds: readonly string[],
  services: readonly DesiredService[],
  samples: readonly (KernelSample | null)[],
): number | null {
  const own = new Set(destinationIds);
  const shares = services.flatMap(({ destinations }) => {
    const shown = destinations.flatMap(({ id }) =>
      samples.flatMap((sample) => {
        const figures = sample?.destinations.get(id);
        return figures === undefined ? [] : [{ isOwn: own.has(id), ...figures }];
      }),
    );
    const sum = (of: (one: (typeof shown)[number]) => number) => shown.reduce((total, one) => total + of(one), 0);
    const active = sum((one) => one.active);
    const ownWeight = sum((one) => (one.isOwn ? one.weight : 0));
    if (active < fewConnections || ownWeight === 0) return [];
    return [sum((one) => (one.isOwn ? one.active : 0)) / active / (ownWeight / sum((one) => one.weight))];
  });
  return shares.length === 0 ? null : Math.max(...shares);
}
