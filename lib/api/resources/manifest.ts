import { z } from "zod";
import { manifestSchema } from "@/lib/manifest/manifest";

/** The draft of a cluster as a manifest; `revision` is that of the draft, whichever part of it was edited. */
export const manifestResourceSchema = z.object({
  clusterId: z.string(),
  revision: z.number(),
  manifest: manifestSchema,
});

/** What a manifest makes of a cluster. */
export const manifestResultSchema = manifestResourceSchema.extend({
  /** False = the draft is that already, and nothing was written. */
  changed: z.boolean(),
  dryRun: z.boolean(),
  /** From the draft before to the one after, both as manifests in YAML: a unified diff. */
  diff: z.string(),
});

export const manifestQuerySchema = z.object({
  dryRun: z.stringbool({ truthy: ["true"], falsy: ["false"] }).default(false),
});

export type ManifestResource = z.infer<typeof manifestResourceSchema>;
export type ManifestResult = z.infer<typeof manifestResultSchema>;
