import { loadGuardSettings } from "@/lib/db/load-guard-settings";
import type { DesiredCluster } from "@/lib/model/cluster";
import { withMinimum } from "@/lib/model/guard-settings";
import { runWeightGuards } from "@/lib/plan/guards/run-weight-guards";
import { stillForbidding } from "@/lib/plan/guards/still-forbidding";
import { addClusterRevision } from "./add-cluster-revision";
import type { OperationDeps } from "./deps";
import { drainOutcome } from "./drain-outcome";
import type { HeldOperation, OperationHandler, OperationOutcome } from "./handler";
import type { Journal } from "./journal";
import { letInByFile } from "./let-in-by-file";
import { loadAppliedRevision } from "./load-applied-cluster";
import { type PersistedPart, persistWeights } from "./persist-weights";
import { type KernelPart, pushWeights } from "./push-weights";
import { settleWeight } from "./settle-weight";
import { textsByPath, type WeightPush } from "./weight-push";
import { type WeightEdit, weightRequestSchema, withEdits } from "./weight-request";

type Held = readonly [HeldOperation, ...HeldOperation[]];

/**
 * The short path of a weight: into the kernels of all directors at once, read back, then into their files, and read back
 * again. It starts from the newest applied revision, so nobody's pending edits go along, and takes every queued weight of
 * the cluster with it. The next push waits for this one's files: a reload can therefore never bring back an older weight.
 *
 * What comes back into service goes the other way round: keepalived lets it in from its file (`letInByFile`).
 *
 * A director that cannot be reached does not keep the others from draining a server: the operation is then partial, and
 * the next plan shows what is missing.
 */
export function setWeight(deps: OperationDeps): OperationHandler {
  return {
    coalesces: true,
    async run(held, journal) {
      const { push, exceptions } = await prepare(deps, held, journal);
      if (push === null) return { state: "failed", ...notApplied, hosts: [], exceptions };
      const kernels = await pushWeights(push);
      await sampleNow(push);
      const parts = await persistWeights(push, kernels);
      const isLate = push.byFile.size > 0 && parts.every(({ row }) => row.state === "confirmed");
      if (isLate) await journal.progress({ kernelReadAt: deps.clock() });
      await reportWarnings(journal, kernels);
      const outcome = outcomeOf(push, kernels, parts, held);
      return { ...outcome, exceptions: new Map([...drainsOf(deps, outcome, held), ...exceptions]) };
    },
    settle: (operation) => settleWeight(deps, operation),
  };
}

/** A drain is over after three samples of what the kernels have now, and everybody's figures are. */
async function sampleNow({ deps: { database }, model }: WeightPush): Promise<void> {
  await database.transaction((tx) => database.notify(tx, "signalbox_sample", model.id));
}

/** A destination that fails its check takes its weight from the file, once it answers again. */
async function reportWarnings(journal: Journal, kernels: readonly KernelPart[]): Promise<void> {
  for (const part of kernels) {
    if (part.kind !== "equal") continue;
    for (const { code, params } of part.warnings) await journal.event("warning", code, params, part.director.name);
  }
}

const forbidden = { problem: { code: "guard.forbids", params: {} } } as const;
const notApplied = { problem: { code: "destination.not_applied", params: {} } } as const;

/**
 * Later wishes for the same destination win; those for a destination that was never applied end by themselves, and so do
 * those that a guard forbids. Web has asked the guards by the wishes; an earlier wish may have failed since, so they are
 * asked again by what is in force.
 */
async function prepare(deps: OperationDeps, held: Held, journal: Journal) {
  const [first] = held;
  const { model: applied, files } = await loadAppliedRevision(deps.database.prisma, first.clusterId ?? "");
  const known = new Set(applied.services.flatMap(({ destinations }) => destinations.map(({ id }) => id)));
  const wanted: WeightEdit[] = [];
  const exceptions = new Map<string, OperationOutcome>();
  const guards = await loadGuardSettings(deps.database.prisma, applied.id);
  const guardsOf = (before: DesiredCluster, after: DesiredCluster, minimum: number | null) =>
    runWeightGuards({ before, after, kernels: [], guards: withMinimum(guards, minimum) });
  for (const { id, request } of held) {
    const { edits, overrideGuards, minAvailablePercent } = weightRequestSchema.parse(request);
    const before = withEdits(applied, wanted);
    const after = withEdits(before, edits);
    if (edits.some(({ destinationId }) => !known.has(destinationId)))
      exceptions.set(id, { state: "failed", ...notApplied, hosts: [] });
    else if (stillForbidding(guardsOf(before, after, minAvailablePercent), overrideGuards).length > 0)
      exceptions.set(id, { state: "failed", ...forbidden, hosts: [] });
    else wanted.push(...edits);
  }
  if (wanted.length === 0) return { push: null, exceptions };
  const fence = { clusterId: applied.id, epoch: first.epoch ?? 0 };
  const model = withEdits(applied, wanted);
  const destinationIds = new Set(wanted.map(({ destinationId }) => destinationId));
  const byFile = letInByFile(applied, model, destinationIds);
  const push: WeightPush = { deps, journal, fence, model, former: applied, destinationIds, byFile, files };
  return { push, exceptions };
}

/**
 * What is in force on at least one director becomes the applied revision: the next push renders its files from it, and
 * would otherwise take this weight back there.
 */
function outcomeOf(
  { model, files }: WeightPush,
  kernels: readonly KernelPart[],
  parts: readonly PersistedPart[],
  held: Held,
): OperationOutcome {
  const hosts = parts.map(({ row }) => row);
  const problem = hosts.find((row) => row.problem !== null)?.problem ?? null;
  const outcome = { state: stateOf(kernels, parts), problem, hosts };
  if (parts.every((part) => part.files === null)) return outcome;
  const { id, actorId, actorName, reason } = held[held.length - 1] ?? held[0];
  const written = parts.flatMap(({ row, files: now }): [string, Record<string, string>][] =>
    now === null ? [] : [[row.hostId, { ...files[row.hostId], ...textsByPath(now) }]],
  );
  const revision = { model, files: { ...files, ...Object.fromEntries(written) } };
  return {
    ...outcome,
    commit: (tx) => addClusterRevision(tx, { ...revision, actorId, actorName, reason, operationId: id }),
  };
}

/** Those that wait for their connections to end go on when everything is in force. */
function drainsOf(deps: OperationDeps, outcome: OperationOutcome, held: Held): [string, OperationOutcome][] {
  if (outcome.state !== "confirmed") return [];
  return held.flatMap((operation): [string, OperationOutcome][] => {
    const waiting = drainOutcome(deps, outcome, operation);
    return waiting === null ? [] : [[operation.id, waiting]];
  });
}

function stateOf(kernels: readonly KernelPart[], parts: readonly PersistedPart[]): OperationOutcome["state"] {
  const states = parts.map(({ row }) => row.state);
  if (states.every((state) => state === "confirmed")) return "confirmed";
  if (states.includes("unknown")) return "unknown";
  return kernels.some(({ kind }) => kind === "equal") ? "partial" : "failed";
}
