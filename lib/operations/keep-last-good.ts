import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { allEnded } from "./all-ended";
import type { OperationDeps } from "./deps";
import { fencedExitCode } from "./fence";
import type { HeldOperation, OperationOutcome } from "./handler";
import type { Journal } from "./journal";
import { keepLastGoodScript } from "./last-good-script";
import { loadAppliedCluster } from "./load-applied-cluster";

const timeoutMs = 20_000;

/**
 * Has every director of the cluster keep what was just confirmed, for the day when there is no panel. It happens after
 * the operation has ended and beside the lane of operations, so that nobody waits for it, and it can only warn.
 */
export async function keepLastGood(
  deps: OperationDeps,
  held: Pick<HeldOperation, "id" | "clusterId" | "epoch">,
  { state }: Pick<OperationOutcome, "state">,
  journal: Pick<Journal, "event">,
): Promise<void> {
  if (state !== "confirmed" || held.clusterId === null || held.epoch === null) return;
  const { epoch } = held;
  try {
    const cluster = await loadAppliedCluster(deps.database.prisma, held.clusterId);
    if (cluster === null) return;
    await allEnded(cluster.directors.map((director) => keep(deps, journal, cluster, director, epoch)));
  } catch (error) {
    deps.log.warn({ err: error, operation: held.id }, "the last good state was not kept on every director");
  }
}

async function keep(
  deps: OperationDeps,
  journal: Pick<Journal, "event">,
  cluster: DesiredCluster,
  director: DesiredDirector,
  epoch: number,
): Promise<void> {
  const script = keepLastGoodScript(cluster, director, { epoch }, deps.clock());
  const program = { steps: [{ id: "last-good", script }] };
  const outcome = await deps.hosts.run(director.hostId, "sample", program, { timeoutMs });
  const exitCode = outcome.kind === "completed" ? outcome.steps[0]?.exitCode : null;
  if (exitCode === 0 || exitCode === fencedExitCode) return;
  await journal.event("warning", "last_good.failed", { host: director.name }, director.name);
}
