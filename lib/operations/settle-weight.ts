import type { OperationHost } from "@/lib/api/resources/operation";
import type { DesiredDirector } from "@/lib/model/cluster";
import { addClusterRevision } from "./add-cluster-revision";
import type { OperationDeps } from "./deps";
import { drainOutcome } from "./drain-outcome";
import type { HeldOperation, OperationOutcome } from "./handler";
import { loadAppliedRevision } from "./load-applied-cluster";
import { observeHost } from "./observe-host";
import { touchedDifferences } from "./push-weights";
import { textsByPath, weightFiles } from "./weight-push";
import { weightRequestSchema, withEdits } from "./weight-request";

/**
 * Settles a weight whose worker died by looking at every director: kernel and file as wished = confirmed, neither of them
 * anywhere = failed, anything between = partial. Nothing is written: an old wish must not overrule what people did since.
 */
export async function settleWeight(deps: OperationDeps, operation: HeldOperation): Promise<OperationOutcome> {
  const { edits } = weightRequestSchema.parse(operation.request);
  const destinationIds = new Set(edits.map(({ destinationId }) => destinationId));
  const applied = await loadAppliedRevision(deps.database.prisma, operation.clusterId ?? "");
  const model = withEdits(applied.model, edits);
  const seen = await Promise.all(
    model.directors.map(async (director) => {
      const { id, hostId, name: hostName, adopted } = director;
      const observation = await observeHost(deps, { role: "director", id, hostId, hostName, adopted });
      if (observation.kind !== "director") return { director, kernel: null, file: null };
      const { observed } = observation;
      const files = weightFiles({ model, deps, files: applied.files }, director);
      const wrong = touchedDifferences({ model, destinationIds }, observed.table);
      return {
        director,
        kernel: wrong.length === 0,
        file: files.every(({ path, sha256 }) => observed.files[path]?.sha256 === sha256),
      };
    }),
  );
  const readAt = deps.clock().toISOString();
  const hosts = seen.map(({ director, kernel, file }) => hostRow(director, kernel, file, readAt));
  const problem = { code: "operation.interrupted", params: {} };
  if (seen.some(({ kernel }) => kernel === null)) return { state: "unknown", problem, hosts };
  if (seen.some(({ kernel, file }) => kernel !== true || file !== true)) {
    const untouched = seen.every(({ kernel, file }) => kernel === false && file === false);
    return { state: untouched ? "failed" : "partial", problem, hosts };
  }
  const { id, actorId, actorName, reason } = operation;
  const files = { ...applied.files };
  for (const director of model.directors) {
    const written = weightFiles({ model, deps, files: applied.files }, director);
    files[director.hostId] = { ...files[director.hostId], ...textsByPath(written) };
  }
  const outcome = { state: "confirmed", problem: null, hosts } as const;
  return {
    ...outcome,
    ...drainOutcome(deps, outcome, operation),
    commit: (tx) => addClusterRevision(tx, { model, files, actorId, actorName, reason, operationId: id }),
  };
}

function hostRow(
  { hostId, name }: DesiredDirector,
  kernel: boolean | null,
  file: boolean | null,
  readAt: string,
): OperationHost {
  const state = kernel === null ? "unknown" : kernel && file === true ? "confirmed" : "failed";
  const confirmedAt = state === "confirmed" ? readAt : null;
  return { hostId, name, state, kernelReadAt: kernel === true ? readAt : null, confirmedAt, problem: null };
}
