import { z } from "zod";

/** Shapes that leave or enter the server. The browser, the CLI and the OpenAPI document all use these and no others. */
export const timestampSchema = z.iso.datetime();
export const idSchema = z.uuid();

/** A sentence the reader's client renders: message key and parameters. */
export const sentenceSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const problemSchema = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  severity: z.enum(["error", "warning"]),
  /** The problem in the language of the request. */
  message: z.string(),
});

/** RFC 9457. `code` is stable; `detail` is in the language of the request; `problems` lists every fault of the input. */
export const problemDetailsSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  problems: z.array(problemSchema),
  requestId: z.string(),
  /** With `revision.stale` and `revision.missing`: the resource as it is now; its ETag is in the header. */
  current: z.unknown().optional(),
});

/** Lists are cursor pages: pass `next` back as `?cursor=`. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

export type Sentence = z.infer<typeof sentenceSchema>;
export type ProblemResource = z.infer<typeof problemSchema>;
export type ProblemDetails = z.infer<typeof problemDetailsSchema>;
export type Page<T> = { items: T[]; next: string | null };
