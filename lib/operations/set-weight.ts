import { addClusterRevision } from "./add-cluster-revision";
import type { OperationDeps } from "./deps";
import { drainOutcome } from "./drain-outcome";
import { notApplied } from "./grant-wishes";
import type { HeldOperation, OperationHandler, OperationOutcome } from "./handler";
import { type PersistedPart, persistWeights } from "./persist-weights";
import { pushInRounds } from "./push-in-rounds";
import type { KernelPart } from "./push-weights";
import { settleWeight } from "./settle-weight";
import { textsByPath, type WeightPush } from "./weight-push";

/**
 * The short path of a weight: into the kernels of all directors at once, read back, then into their files, and read back
 * again. It starts from the newest applied revision, so nobody's pending edits go along, and takes every queued weight of
 * the cluster with it, also those that are queued while the kernels get theirs (`pushInRounds`). The next push waits for
 * this one's files: a reload can therefore never bring back an older weight.
 *
 * What comes back into service goes the other way round: keepalived lets it in from its file (`letInByFile`).
 *
 * A director that cannot be reached does not keep the others from draining a server: the operation is then partial, and
 * the next plan shows what is missing.
 */
export function setWeight(deps: OperationDeps): OperationHandler {
  return {
    coalesces: true,
    async run(first, journal, takeAlong) {
      const { push, kernels, held, exceptions } = await pushInRounds(deps, { operations: first, journal }, takeAlong);
      if (push === null) return { state: "failed", ...notApplied, hosts: [], exceptions };
      const parts = await persistWeights(push, kernels);
      const isLate = push.byFile.size > 0 && parts.every(({ row }) => row.state === "confirmed");
      if (isLate) await journal.progress({ kernelReadAt: deps.clock() });
      const outcome = outcomeOf(push, kernels, parts, held.at(-1) ?? first[0]);
      return { ...outcome, exceptions: new Map([...drainsOf(deps, outcome, held), ...exceptions]) };
    },
    settle: (operation) => settleWeight(deps, operation),
  };
}

/**
 * What is in force on at least one director becomes the applied revision: the next push renders its files from it, and
 * would otherwise take this weight back there.
 */
function outcomeOf(
  { model, files }: WeightPush,
  kernels: readonly KernelPart[],
  parts: readonly PersistedPart[],
  { id, actorId, actorName, reason }: HeldOperation,
): OperationOutcome {
  const hosts = parts.map(({ row }) => row);
  const problem = hosts.find((row) => row.problem !== null)?.problem ?? null;
  const outcome = { state: stateOf(kernels, parts), problem, hosts };
  if (parts.every((part) => part.files === null)) return outcome;
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
function drainsOf(
  deps: OperationDeps,
  outcome: OperationOutcome,
  held: readonly HeldOperation[],
): [string, OperationOutcome][] {
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
