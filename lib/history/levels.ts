/** How fine figures are. Each table of history holds one level. */
export type LevelName = "sample" | "minute" | "quarter";

export type Level = {
  readonly name: LevelName;
  /** Time between its rows. */
  readonly resolutionMs: number;
  /** Time that one partition covers. It never changes: partitions of two lengths would overlap. */
  readonly partitionMs: number;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export const sampleLevel: Level = { name: "sample", resolutionMs: 2_000, partitionMs: 10 * minuteMs };
export const minuteLevel: Level = { name: "minute", resolutionMs: minuteMs, partitionMs: 6 * hourMs };
export const quarterLevel: Level = { name: "quarter", resolutionMs: 15 * minuteMs, partitionMs: 7 * dayMs };

/** The finest first. */
export const levels: readonly Level[] = [sampleLevel, minuteLevel, quarterLevel];

/** The whole stretch of a level that holds the time. */
export function stretchStart(lengthMs: number, atMs: number): number {
  return Math.floor(atMs / lengthMs) * lengthMs;
}
