import { z } from "zod";
import { idSchema, sentenceSchema, timestampSchema } from "./common";

/** The longest list of series in one answer; the busiest are kept. */
export const historySeriesMax = 200;

/** Nothing is kept longer than three years. */
const longestMs = 1_100 * 86_400_000;

/** What GET /history takes. A time without seconds, or of another zone, is as good as any. */
export const historyQuerySchema = z
  .object({
    clusterId: idSchema,
    directorId: idSchema.optional(),
    /** As in live snapshots, "TCP 10.0.0.1:80": it and its destinations. Left out: directors and services as wholes. */
    service: z.string().min(1).max(200).optional(),
    /** "10.0.0.11:80": this one only. Needs `service`. */
    destination: z.string().min(1).max(200).optional(),
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    /** At most so many points a series. */
    points: z.coerce.number().int().min(10, "history.points").max(1000, "history.points").default(300),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), { path: ["to"], message: "history.to" })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= longestMs, { path: ["from"], message: "history.from" })
  .refine(({ service, destination }) => destination === undefined || service !== undefined, {
    path: ["service"],
    message: "history.service",
  });

const columnSchema = z.array(z.number().nullable());

export const historySeriesSchema = z.object({
  /** Tells series of one answer apart. */
  key: z.string(),
  directorId: z.string(),
  director: z.string(),
  /** Null = all services of the director together. */
  service: z.string().nullable(),
  /** Null = the whole service. */
  destination: z.string().nullable(),
  /** Averages over a step. Null = no sample: a gap, never 0. */
  connPerSec: columnSchema,
  inBytesPerSec: columnSchema,
  outBytesPerSec: columnSchema,
  inPktPerSec: columnSchema,
  outPktPerSec: columnSchema,
  active: columnSchema,
  inactive: columnSchema,
  /** Of a destination; of a service the sum of its destinations. */
  weight: columnSchema,
  /** The highest sample of a step. */
  connPerSecMax: columnSchema,
  inBytesPerSecMax: columnSchema,
  outBytesPerSecMax: columnSchema,
  activeMax: columnSchema,
});

/** Something that happened, for the time axis. */
export const historyMarkSchema = z.object({
  at: timestampSchema,
  kind: z.enum(["change", "failover"]),
  /** Null = of the whole cluster. */
  directorId: z.string().nullable(),
  /** Of a change: what was carried out, and how it ended. */
  operation: z
    .object({ id: z.string(), kind: z.string(), state: z.string(), actorName: z.string(), reason: z.string() })
    .nullable(),
  /** Of an event: message key under `events.` and its parameters. */
  sentence: sentenceSchema.nullable(),
});

/** GET /history. Value `i` of a column is of the `step` seconds that begin at `from + i * step`. */
export const historyResourceSchema = z.object({
  /** Seconds: at least what was asked for in points, and never finer than what is kept of that time. */
  step: z.number().int().positive(),
  /** What was asked for, widened to whole steps. */
  from: timestampSchema,
  to: timestampSchema,
  series: z.array(historySeriesSchema),
  /** Series that are not in the answer because there are too many. */
  omitted: z.number().int(),
  /** Oldest first. */
  marks: z.array(historyMarkSchema),
});

export type HistoryQuery = z.output<typeof historyQuerySchema>;
export type HistorySeries = z.infer<typeof historySeriesSchema>;
export type HistoryMark = z.infer<typeof historyMarkSchema>;
export type HistoryResource = z.infer<typeof historyResourceSchema>;
