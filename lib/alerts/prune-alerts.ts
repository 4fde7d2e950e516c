import type { Tx } from "@/lib/db/database";

/** A year, and the month in which somebody asks what happened a year ago. */
const keepDays = 400;

/** Deletes what is over and too old, with what channels were told of it. By the database's clock. */
export async function pruneAlerts(tx: Tx): Promise<void> {
  await tx.$executeRaw`delete from event where at < now() - make_interval(days => ${keepDays})`;
  await tx.$executeRaw`delete from alert where "resolvedAt" < now() - make_interval(days => ${keepDays})`;
  await tx.$executeRaw`delete from delivery
    where state <> 'waiting' and "alertId" is null and "createdAt" < now() - make_interval(days => ${keepDays})`;
}
