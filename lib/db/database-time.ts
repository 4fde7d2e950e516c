import type { Tx } from "./database";

/**
 * What time the database has. Workers on several machines compare it, so that a clock of theirs that is wrong takes no
 * work away from anybody.
 */
export async function databaseTime(tx: Pick<Tx, "$queryRaw">): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  if (row === undefined) throw new Error("the database does not tell the time");
  return row.now;
}
