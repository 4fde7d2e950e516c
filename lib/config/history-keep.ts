import type { z } from "zod";

/** How long figures are kept by how fine they are, in milliseconds. */
export type HistoryKeep = { readonly sampleMs: number; readonly minuteMs: number; readonly quarterMs: number };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const defaultHistory: HistoryKeep = { sampleMs: hour, minuteMs: day, quarterMs: 90 * day };

const remedy = "give three times such as 1h,1d,90d: 10m to 24h, 1h to 31d, and 1d to 1096d";

/** "1h,1d,90d". Each has to reach far enough back for the next coarser one to be made of it. */
export function parseHistory(text: string, context: z.RefinementCtx): HistoryKeep {
  const [sampleMs, minuteMs, quarterMs, ...more] = text.split(",").map((part) => parseDuration(part.trim()));
  const isGood =
    more.length === 0 &&
    isWithin(sampleMs, 10 * minute, day) &&
    isWithin(minuteMs, hour, 31 * day) &&
    isWithin(quarterMs, day, 1096 * day);
  if (isGood) return { sampleMs, minuteMs, quarterMs };
  context.addIssue({ code: "custom", message: remedy });
  return defaultHistory;
}

function parseDuration(text: string): number | null {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (count === undefined) return null;
  return Number(count) * (unit === "m" ? minute : unit === "h" ? hour : day);
}

function isWithin(value: number | null | undefined, least: number, most: number): value is number {
  return typeof value === "number" && value >= least && value <= most;
}
