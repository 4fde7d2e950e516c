import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { allEnded } from "./all-ended";
import type { OperationDeps } from "./deps";
import { fencedExitCode, fenceStep } from "./fence";
import type { HeldOperation, OperationOutcome } from "./handler";
import type { Journal } from "./journal";
import { keepLastGoodScript } from "./last-good-script";
import { loadAppliedCluster } from "./load-applied-cluster";

const timeoutMs = 20_000;

/**
 * Has every director of the cluster keep what was just confirmed, for the day when there is no panel. It happens after
 * the operation has ended, so that nobody waits for it, and it can only warn. The fence keeps the half-done state of a
 * later operation out: programs of one host run one after another, so it is either refused or complete before that one.
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
  const script = keepLastGoodScript(cluster, director, deps.clock());
  const steps = [fenceStep(cluster.id, epoch), { id: "last-good", script }];
  const outcome = await deps.hosts.run(director.hostId, "operation", { steps }, { timeoutMs });
  const failed = outcome.kind === "completed" ? outcome.steps.find(({ exitCode }) => exitCode !== 0) : undefined;
  if (outcome.kind === "completed" && (failed === undefined || failed.exitCode === fencedExitCode)) return;
  await journal.event("warning", "last_good.failed", { host: director.name }, director.name);
}
