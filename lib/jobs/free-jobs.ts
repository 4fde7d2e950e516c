import type { Tx } from "@/lib/db/database";

/** Lets the jobs and queues that these pools (JobRunner's `onPool`) hold be taken again. The pools must be dead. */
export async function freeJobs(tx: Tx, poolIds: readonly string[]): Promise<void> {
  if (poolIds.length === 0) return;
  await tx.$executeRaw`select graphile_worker.force_unlock_workers(${[...poolIds]}::text[])`;
}
