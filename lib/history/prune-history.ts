import type { HistoryKeep } from "@/lib/config/history-keep";
import type { Database } from "@/lib/db/database";
import { dropLayouts } from "./layouts";
import { type Level, type LevelName, levels, quarterLevel } from "./levels";
import { dropPartitions } from "./partitions";

/** Drops what is older than it is to be kept, partition by partition. Returns the names of those that went. */
export async function pruneHistory(database: Database, keep: HistoryKeep, nowMs: number): Promise<string[]> {
  const dropped: string[] = [];
  for (const level of levels) dropped.push(...(await dropPartitions(database, level, nowMs - keepMs(keep, level))));
  const unused = nowMs - keepMs(keep, quarterLevel) - 2 * quarterLevel.partitionMs;
  await dropLayouts(database, new Date(unused));
  return dropped;
}

export function keepMs(keep: HistoryKeep, { name }: Level): number {
  const byName: Readonly<Record<LevelName, number>> = {
    sample: keep.sampleMs,
    minute: keep.minuteMs,
    quarter: keep.quarterMs,
  };
  return byName[name];
}
