import type { Tx } from "@/lib/db/database";
import { type KernelSample, kernelSamples } from "@/lib/desired/runs/kernel-samples";
import { holdOf, type KnownRun } from "@/lib/desired/runs/run-row";
import { serviceFacts } from "@/lib/desired/runs/service-facts";
import type { DesiredService } from "@/lib/model/cluster";
import { loadAppliedCluster } from "@/lib/operations/load-applied-cluster";
import { isSettled } from "@/lib/plan/run/item-moves";
import type { ItemFacts, RunFacts } from "@/lib/plan/run/model";
import { itemDestinations } from "./item-destinations";
import { activeShareOf, healthOf } from "./item-samples";
import { pushesOf } from "./pushes-of";

/** What one look at a run goes by. Samples are read only where something of them may matter. */
export async function loadRunFacts(tx: Tx, run: KnownRun, now: Date): Promise<RunFacts> {
  const { items } = run.progress;
  const pushes = await pushesOf(tx, items);
  const destinations = await itemDestinations(tx, items, holdOf(run));
  const seen = needsSamples(run) ? await look(tx, run, now) : nothingSeen;
  const facts = items.map((item): [string, ItemFacts] => {
    const own = item.destinationIds.flatMap((id) => destinations.get(id) ?? []);
    const free = own.filter(({ hold }) => hold === null).map(({ id }) => id);
    const samples = seen.samples.get(item.target.clusterId) ?? [];
    return [
      item.id,
      {
        push: pushes.get(item.operationIds.at(-1) ?? "") ?? null,
        destinations: own,
        health: healthOf(free, samples),
        activeShare: activeShareOf(free, seen.services, samples),
      },
    ];
  });
  const wished = await tx.destination.findMany({
    where: { serviceId: { in: seen.services.map(({ id }) => id) } },
    select: { id: true, weight: true, hold: true },
  });
  return { items: new Map(facts), services: serviceFacts(seen.services, wished, [...seen.samples.values()].flat()) };
}

type Seen = {
  readonly services: readonly DesiredService[];
  /** By cluster. */
  readonly samples: ReadonlyMap<string, readonly (KernelSample | null)[]>;
};

const nothingSeen: Seen = { services: [], samples: new Map() };

/** While servers are worked on, which may take hours, nothing depends on what the kernels show. */
function needsSamples({ script, progress: { items, state } }: KnownRun): boolean {
  if (script.kind === "bulk" || state === "aborting") return false;
  const under = items.filter((item) => item.phase !== "waiting" && !isSettled(item));
  return (
    under.length === 0 || under.some(({ phase }) => ["taking_out", "health", "ramping", "soaking"].includes(phase))
  );
}

/** The services that items of the run are in, as they are in force, and what the directors show of them. */
async function look(tx: Tx, { progress: { items } }: KnownRun, now: Date): Promise<Seen> {
  const ids = new Set(items.flatMap(({ destinationIds }) => destinationIds));
  const services: DesiredService[] = [];
  const samples = new Map<string, (KernelSample | null)[]>();
  for (const clusterId of new Set(items.map(({ target }) => target.clusterId))) {
    const applied = await loadAppliedCluster(tx, clusterId);
    if (applied === null) continue;
    const own = applied.services.filter(({ destinations }) => destinations.some(({ id }) => ids.has(id)));
    services.push(...own);
    samples.set(clusterId, await kernelSamples(tx, applied, own, now));
  }
  return { services, samples };
}
