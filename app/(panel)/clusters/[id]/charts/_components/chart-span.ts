/** A stretch of time on the axis, milliseconds since the epoch. */
export type ChartSpan = { readonly fromMs: number; readonly toMs: number };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How far back a chart goes that follows the present. */
export const ranges = { "1h": hourMs, "24h": dayMs, "7d": 7 * dayMs, "90d": 90 * dayMs } as const;
export type Range = keyof typeof ranges;
export const rangeNames = ["1h", "24h", "7d", "90d"] as const satisfies readonly Range[];

/** How far back the other line is, which the present is compared with. */
export const comparisons = { day: dayMs, week: 7 * dayMs } as const;
export type Comparison = keyof typeof comparisons;

/** Less would show single samples, of which there is one every 2 s. */
const shortestMs = 60_000;
const longestMs = ranges["90d"];

/**
 * The last `range` up to now. Its end moves in steps, a hundredth of the range but 10 s at least, so that a chart which follows the
 * present asks the server no more often than it could show anything new.
 */
export function spanOf(range: Range, nowMs: number): ChartSpan {
  const stepMs = Math.max(10_000, ranges[range] / 100);
  const toMs = Math.ceil(nowMs / stepMs) * stepMs;
  return { fromMs: toMs - ranges[range], toMs };
}

export type ZoomVerb = "in" | "out" | "earlier" | "later";

/** What a press of a zoom key or button makes of a span. It never ends after `nowMs`, and stays within what can be read. */
export function zoomed({ fromMs, toMs }: ChartSpan, verb: ZoomVerb, nowMs: number): ChartSpan {
  const lengthMs = toMs - fromMs;
  const quarterMs = lengthMs / 4;
  switch (verb) {
    case "in":
      return within({ fromMs: fromMs + quarterMs, toMs: toMs - quarterMs }, nowMs);
    case "out":
      return within({ fromMs: fromMs - lengthMs / 2, toMs: toMs + lengthMs / 2 }, nowMs);
    case "earlier":
      return within({ fromMs: fromMs - quarterMs, toMs: toMs - quarterMs }, nowMs);
    case "later":
      return within({ fromMs: fromMs + quarterMs, toMs: toMs + quarterMs }, nowMs);
  }
}

/** A span as it may be asked for: of an allowed length, and not in the future. It keeps its middle as far as it can. */
export function within({ fromMs, toMs }: ChartSpan, nowMs: number): ChartSpan {
  const lengthMs = Math.min(Math.max(toMs - fromMs, shortestMs), longestMs);
  const middleMs = (fromMs + toMs) / 2;
  const endMs = Math.min(Math.round(middleMs + lengthMs / 2), Math.round(nowMs));
  return { fromMs: endMs - Math.round(lengthMs), toMs: endMs };
}

/** Reads `?from=2026-11-21T05:00:00.000Z&to=…`; null = the chart follows the present. */
export function readSpan(from: string, to: string): ChartSpan | null {
  const span = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  return span.fromMs < span.toMs ? span : null;
}
