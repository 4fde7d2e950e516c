import type { Tx } from "@/lib/db/database";

export type Counted = {
  /** Events of this key in the window, this one included. */
  readonly count: number;
  /** Seconds until the window ends and counting starts again. */
  readonly retryAfterSec: number;
};

/**
 * Counts one event of `key` in a window that starts with its first event. One statement under a row lock: however many
 * requests arrive at once, and on however many servers, each gets another count. Time is that of Postgres.
 */
export async function countEvent(tx: Tx, key: string, windowSec: number): Promise<Counted> {
  const [row] = await tx.$queryRaw<{ count: number; retryAfterSec: number }[]>`
    insert into rate_window as w (key, count, "startedAt") values (${key}, 1, now())
    on conflict (key) do update set
      count = case when w."startedAt" <= now() - make_interval(secs => ${windowSec}::int) then 1 else w.count + 1 end,
      "startedAt" = case when w."startedAt" <= now() - make_interval(secs => ${windowSec}::int) then now() else w."startedAt" end
    returning count, greatest(1, ceil(extract(epoch from "startedAt") + ${windowSec}::int - extract(epoch from now())))::int
      as "retryAfterSec"`;
  if (row === undefined) throw new Error("an upsert returns its row");
  return row;
}

/** Windows older than a day count nothing any more. */
export async function forgetOldEvents(tx: Tx): Promise<void> {
  await tx.$executeRaw`delete from rate_window where "startedAt" < now() - interval '1 day'`;
}
