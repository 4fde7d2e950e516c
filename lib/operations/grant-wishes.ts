import { countGuardRefusals } from "@/lib/db/count-guard-refusals";
import { loadGuardSettings } from "@/lib/db/load-guard-settings";
import type { DesiredCluster } from "@/lib/model/cluster";
import { withMinimum } from "@/lib/model/guard-settings";
import { runWeightGuards } from "@/lib/plan/guards/run-weight-guards";
import { stillForbidding } from "@/lib/plan/guards/still-forbidding";
import type { OperationDeps } from "./deps";
import type { HeldOperation, OperationOutcome } from "./handler";
import { weightRequestSchema, withEdits } from "./weight-request";

const forbidden = { problem: { code: "guard.forbids", params: {} } } as const;

/** Of an operation on destinations that were never applied. */
export const notApplied = { problem: { code: "destination.not_applied", params: {} } } as const;

export type Granted = {
  /** What is in force, with all that was granted. */
  readonly model: DesiredCluster;
  readonly destinationIds: ReadonlySet<string>;
  /** How those ended that were not granted, by operation. */
  readonly exceptions: ReadonlyMap<string, OperationOutcome>;
};

/**
 * Later wishes for the same destination win; those for a destination that was never applied end by themselves, and so do
 * those that a guard forbids. Web has asked the guards by the wishes; an earlier wish may have failed since, so they are
 * asked again by what is in force.
 */
export async function grantWishes(
  deps: OperationDeps,
  { applied, inForce }: { readonly applied: DesiredCluster; readonly inForce: DesiredCluster },
  wishes: readonly HeldOperation[],
): Promise<Granted> {
  const known = new Set(applied.services.flatMap(({ destinations }) => destinations.map(({ id }) => id)));
  const guards = await loadGuardSettings(deps.database.prisma, applied.id);
  const guardsOf = (before: DesiredCluster, after: DesiredCluster, minimum: number | null) =>
    runWeightGuards({ before, after, kernels: [], guards: withMinimum(guards, minimum) });
  const exceptions = new Map<string, OperationOutcome>();
  const destinationIds = new Set<string>();
  let model = inForce;
  for (const { id, request } of wishes) {
    const { edits, overrideGuards, minAvailablePercent } = weightRequestSchema.parse(request);
    const after = withEdits(model, edits);
    if (edits.some(({ destinationId }) => !known.has(destinationId))) {
      exceptions.set(id, { state: "failed", ...notApplied, hosts: [] });
      continue;
    }
    const forbidding = stillForbidding(guardsOf(model, after, minAvailablePercent), overrideGuards);
    if (forbidding.length > 0) {
      exceptions.set(id, { state: "failed", ...forbidden, hosts: [] });
      const names = forbidding.map(({ guard }) => guard);
      await countGuardRefusals(deps.database.prisma, names);
      continue;
    }
    model = after;
    for (const { destinationId } of edits) destinationIds.add(destinationId);
  }
  return { model, destinationIds, exceptions };
}
