import { z } from "zod";

/** What the parent of the viewers tells them first; then "begin" and "end". */
export const viewersTaskSchema = z.object({
  /** One stream each. */
  urls: z.array(z.string()),
  cookie: z.string(),
  /** So many of them read what they get. */
  readers: z.number(),
});

/** Their answer to "end". */
export const viewersSawSchema = z.object({
  /** Snapshots and deltas since "begin", on all streams together. */
  events: z.number(),
  /** Streams that were refused or ended, and events that did not follow the one before, since the start. */
  faults: z.number(),
  /** From the moment at which the worker had the sample. */
  p50Ms: z.number(),
  p95Ms: z.number(),
});

export type ViewersTask = z.infer<typeof viewersTaskSchema>;
export type ViewersSaw = z.infer<typeof viewersSawSchema>;
