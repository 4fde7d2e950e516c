import type { DesiredCluster } from "@/lib/model/cluster";
import type { Sentence } from "@/lib/plan/model";
import type { OperationDeps } from "./deps";
import { grantWishes } from "./grant-wishes";
import type { HeldOperation, OperationOutcome, Party, TakeAlong } from "./handler";
import type { Journal } from "./journal";
import { letInByFile } from "./let-in-by-file";
import { loadAppliedRevision } from "./load-applied-cluster";
import { type KernelPart, pushWeights } from "./push-weights";
import type { WeightPush } from "./weight-push";
import { weightRequestSchema } from "./weight-request";

/** A file is written within seconds of the first weight, however many are queued meanwhile. */
const mostRounds = 12;

/**
 * From round to round. Each costs every director two processes and a copy of its table, however many weights it has; with
 * ten pipelines at work, rounds without a pause would be many and small.
 */
const roundMs = 200;

export type Pushed = {
  /** All rounds as one push, for the files; null = nothing was to be pushed. */
  readonly push: WeightPush | null;
  /** How the last round ended: with the first failure there are no more. */
  readonly kernels: readonly KernelPart[];
  /** Oldest first. */
  readonly held: readonly HeldOperation[];
  /** What ended by itself. */
  readonly exceptions: ReadonlyMap<string, OperationOutcome>;
};

/**
 * Puts weights into the kernels of all directors, round by round: what was queued during a round goes into the next, and
 * the files, which take ten times as long, follow once for all of them. Who waits for a kernel waits for one round.
 */
export async function pushInRounds(deps: OperationDeps, first: Party, takeAlong: TakeAlong): Promise<Pushed> {
  const clusterId = first.operations[0].clusterId ?? "";
  const { model: applied, files } = await loadAppliedRevision(deps.database.prisma, clusterId);
  const fence = { clusterId, epoch: first.operations[0].epoch ?? 0 };
  const held: HeldOperation[] = [];
  const exceptions = new Map<string, OperationOutcome>();
  const destinationIds = new Set<string>();
  let model: DesiredCluster = applied;
  let kernels: KernelPart[] = [];
  const byFile = (ids: ReadonlySet<string>) => letInByFile(applied, model, ids);

  let party: Party | null = first;
  for (let round = 1; party !== null; round += 1) {
    const startedAt = deps.clock().getTime();
    held.push(...party.operations);
    const granted = await grantWishes(deps, { applied, inForce: model }, party.operations);
    for (const [id, outcome] of granted.exceptions) exceptions.set(id, outcome);
    if (granted.destinationIds.size > 0) {
      const former = model;
      model = granted.model;
      for (const id of granted.destinationIds) destinationIds.add(id);
      const { journal } = party;
      const ids = granted.destinationIds;
      const push = { deps, journal, fence, model, former, destinationIds: ids, byFile: byFile(ids), files };
      kernels = await pushWeights(push);
      await reportWarnings(journal, kernels);
    }
    const goesOn = round < mostRounds && kernels.every(({ kind }) => kind === "equal");
    const restMs = startedAt + roundMs - deps.clock().getTime();
    const pauseMs = Math.min(Math.max(restMs, 0), roundMs);
    const fits = (queued: Pick<HeldOperation, "request">) => !takesBack(queued, applied, model);
    party = goesOn ? await takeAlong({ fits, pauseMs }) : null;
  }
  if (destinationIds.size > 0) await sampleNow(deps, clusterId);
  const all = { deps, journal: first.journal, fence, model, former: applied, destinationIds, files };
  const push = destinationIds.size === 0 ? null : { ...all, byFile: byFile(destinationIds) };
  return { push, kernels, held, exceptions };
}

/**
 * Whether it lets in what this push has just taken out. keepalived's file does not know yet that it was out, so it would
 * not look at it before it lets it in: that comes after the files.
 */
function takesBack({ request }: Pick<HeldOperation, "request">, applied: DesiredCluster, now: DesiredCluster): boolean {
  const [before, meanwhile] = [weights(applied), weights(now)];
  const { edits } = weightRequestSchema.parse(request);
  return edits.some(
    ({ destinationId: id, weight }) => weight > 0 && meanwhile.get(id) === 0 && (before.get(id) ?? 0) > 0,
  );
}

function weights({ services }: DesiredCluster): ReadonlyMap<string, number> {
  return new Map(services.flatMap(({ destinations }) => destinations.map(({ id, weight }) => [id, weight] as const)));
}

/** A drain is over after three samples of what the kernels have now, and everybody's figures are. */
async function sampleNow({ database }: OperationDeps, clusterId: string): Promise<void> {
  await database.notify(database.prisma, "signalbox_sample", clusterId);
}

/** A destination that fails its check takes its weight from the file, once it answers again. */
async function reportWarnings(journal: Journal, kernels: readonly KernelPart[]): Promise<void> {
  for (const part of kernels) {
    if (part.kind !== "equal") continue;
    const warnings: readonly Sentence[] = part.warnings;
    for (const { code, params } of warnings) await journal.event("warning", code, params, part.director.name);
  }
}
