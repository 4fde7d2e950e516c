import type { Tx } from "@/lib/db/database";
import { errorAt, type Problem } from "@/lib/model/problem";
import type { RunScript } from "@/lib/model/run/script";
import { type Capacity, capacityWithout } from "@/lib/plan/run/capacity";
import type { ServiceFacts } from "@/lib/plan/run/model";
import { kernelSamples } from "./kernel-samples";
import type { RunTargets } from "./run-items";
import { serviceFacts } from "./service-facts";

/** What the services of a run's targets could serve with, and serve with now. */
export async function loadServiceFacts(tx: Tx, { items, clusters }: RunTargets, now: Date): Promise<ServiceFacts[]> {
  const ids = new Set(items.flatMap(({ destinationIds }) => destinationIds));
  const facts: ServiceFacts[] = [];
  for (const cluster of clusters) {
    const services = cluster.services.filter(({ destinations }) => destinations.some(({ id }) => ids.has(id)));
    const wished = await tx.destination.findMany({
      where: { serviceId: { in: services.map(({ id }) => id) } },
      select: { id: true, weight: true, hold: true },
    });
    facts.push(...serviceFacts(services, wished, await kernelSamples(tx, cluster, services, now)));
  }
  return facts;
}

/** What serves while all items of this batch are out. */
export function capacityOfBatch(services: readonly ServiceFacts[], { items }: RunTargets, batch: number): Capacity[] {
  const out = items.filter((item) => item.batch === batch).flatMap(({ destinationIds }) => destinationIds);
  return capacityWithout(services, new Set(out));
}

/** A minimum that this batch would break even if everything else served: the run would wait for it for ever. */
export function capacityProblems(
  script: RunScript,
  services: readonly ServiceFacts[],
  targets: RunTargets,
  batch: number,
): Problem[] {
  if (script.kind !== "rolling") return [];
  const { minCapacityPercent: least } = script;
  const best = services.map((service) => {
    return { ...service, destinations: service.destinations.map((one) => ({ ...one, serving: one.full })) };
  });
  return capacityOfBatch(best, targets, batch).flatMap(({ serviceName, percent }) =>
    percent < least
      ? [errorAt(["minCapacityPercent"], "run.capacity_never", { service: serviceName, percent, least })]
      : [],
  );
}
