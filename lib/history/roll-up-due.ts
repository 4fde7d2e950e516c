import type { Database } from "@/lib/db/database";
import type { Frame } from "./frame";
import { type HistoryStore, tableOf } from "./history-store";
import { type Level, minuteLevel, quarterLevel, sampleLevel, stretchStart } from "./levels";
import { rollUp } from "./roll-up";

/** What is not rolled up so soon after its end is still on its way: samples that a slow database holds up. */
const settlingMs = 15_000;

type Due = { readonly directorId: string; readonly at: Date };

/**
 * Rolls up what has ended and is not rolled up, looking back until `sinceMs`: samples to minutes, then minutes to quarters
 * of an hour. Rolling up again would write the same, so workers need not agree on who does it.
 */
export async function rollUpDue(
  { database, history }: { readonly database: Database; readonly history: HistoryStore },
  { directorIds, sinceMs, nowMs }: { directorIds: readonly string[]; sinceMs: number; nowMs: number },
): Promise<number> {
  let written = 0;
  for (const [fine, coarse] of [
    [sampleLevel, minuteLevel],
    [minuteLevel, quarterLevel],
  ] as const) {
    for (const due of await dueOf(database, { fine, coarse, directorIds, sinceMs, nowMs })) {
      const frame = await rolledUp(history, { fine, coarse, ...due });
      if (frame === null) continue;
      await history.write(coarse, due.directorId, frame);
      written += 1;
    }
  }
  return written;
}

async function rolledUp(
  history: HistoryStore,
  { fine, coarse, directorId, at }: Due & { readonly fine: Level; readonly coarse: Level },
): Promise<Frame | null> {
  const fromMs = at.getTime();
  const frames: Frame[] = [];
  for await (const frame of history.read(fine, directorId, { fromMs, toMs: fromMs + coarse.resolutionMs })) {
    frames.push(frame);
  }
  return rollUp(frames, fromMs);
}

/** Stretches of the coarser level that have rows of the finer one and none of their own, oldest first. */
async function dueOf(
  database: Database,
  {
    fine,
    coarse,
    directorIds,
    sinceMs,
    nowMs,
  }: { fine: Level; coarse: Level; directorIds: readonly string[]; sinceMs: number; nowMs: number },
): Promise<Due[]> {
  // A quarter is made of minutes, the last of which is itself late.
  const lateMs = settlingMs + (fine === minuteLevel ? minuteLevel.resolutionMs : 0);
  const to = new Date(stretchStart(coarse.resolutionMs, nowMs - lateMs)).toISOString();
  const from = new Date(stretchStart(coarse.resolutionMs, sinceMs)).toISOString();
  const length = `${coarse.resolutionMs} milliseconds`;
  return await database.prisma.$queryRaw<Due[]>`
    select "directorId", "at" from (
      select distinct "directorId", date_bin(${length}::interval, "at", 'epoch'::timestamptz) as "at"
        from ${tableOf(fine)}
       where "directorId" = any(${[...directorIds]}::uuid[]) and "at" >= ${from}::timestamptz and "at" < ${to}::timestamptz
      except
      select "directorId", "at" from ${tableOf(coarse)} where "at" >= ${from}::timestamptz and "at" < ${to}::timestamptz
    ) due order by "at", "directorId"`;
}
