import type { Tx } from "@/lib/db/database";
import { freeJobs } from "@/lib/jobs/free-jobs";

/**
 * Gives back at once what dead workers held: their jobs run again, and their operations count as abandoned, so that the
 * next round of recovery settles them. Without it the queue would keep their jobs for four hours.
 */
export async function buryWorkers(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const dead = await tx.workerPresence.findMany({ where: { id: { in: [...ids] } }, select: { jobPoolId: true } });
  await freeJobs(
    tx,
    dead.flatMap(({ jobPoolId }) => jobPoolId ?? []),
  );
  await tx.operation.updateMany({
    where: { leaseOwner: { in: [...ids] }, state: { in: ["running", "verifying"] } },
    data: { heartbeatAt: new Date(0) },
  });
  await tx.workerPresence.deleteMany({ where: { id: { in: [...ids] } } });
}
