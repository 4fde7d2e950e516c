import type { Tx } from "@/lib/db/database";
import { holdOf, type KnownRun } from "@/lib/desired/runs/run-row";

/**
 * For how long a server stays out that a rolling deploy took out and nobody is there any more to bring back. The run makes
 * it longer as long as some worker looks at it.
 */
export const rollingLeaseSec = 3600;

/**
 * Leases of what a rolling deploy has out, once half of their time is over. Of what it leaves out because it does not answer,
 * the end of the lease only raises an alarm.
 */
export async function renewLeases(tx: Tx, run: KnownRun, now: Date): Promise<void> {
  if (run.script.kind !== "rolling") return;
  const ids = run.progress.items.filter(({ out }) => out).flatMap(({ destinationIds }) => destinationIds);
  if (ids.length === 0) return;
  const after = (sec: number) => new Date(now.getTime() + sec * 1000);
  const left = run.progress.items.filter(({ out, putBack }) => out && putBack === "failed");
  await tx.destinationHold.updateMany({
    where: {
      destinationId: { in: left.flatMap(({ destinationIds }) => destinationIds) },
      ...{ name: holdOf(run), onLeaseEnd: "restore" },
    },
    data: { onLeaseEnd: "alarm" },
  });
  await tx.destinationHold.updateMany({
    where: { destinationId: { in: ids }, name: holdOf(run), leaseUntil: { lt: after(rollingLeaseSec / 2) } },
    data: { leaseUntil: after(rollingLeaseSec) },
  });
}
