import { z } from "zod";
import { importFormats } from "@/lib/import/model";
import { addressSchema, unicastAddressSchema } from "@/lib/model/address";
import { interfaceSchema, nameSchema } from "@/lib/model/atoms";
import { clusterSchema, directorSchema } from "@/lib/model/cluster";
import { idSchema, problemSchema } from "./common";

/** POST /imports/preview. What people already run, as text. */
export const importSourceSchema = z.object({
  /** Its place on the director, which answers the includes of others. */
  path: z
    .string()
    .min(1, "import.path")
    .max(1024, "import.path")
    .refine((path) => !/\p{Cc}/u.test(path), "import.path"),
  text: z.string(),
  /** Whose file it is; sources of the same director belong together, and the first of them includes the others. */
  director: nameSchema.optional(),
});

export const importInputSchema = z.object({
  /** Null = to be told by the contents. */
  format: z.enum(importFormats).nullable().default(null),
  sources: z.array(importSourceSchema).min(1, "import.sources").max(200, "import.sources"),
});

/** POST /imports: the same, and what no file says. Directors and real servers are named as in the preview. */
export const createImportSchema = importInputSchema.extend({
  name: nameSchema,
  directors: z
    .array(
      z.object({
        /** The director's id in the preview. */
        id: z.string(),
        hostId: idSchema,
        /** Absent = the file's. */
        address: unicastAddressSchema.optional(),
        interface: interfaceSchema.optional(),
      }),
    )
    .default([]),
  /** Real servers that Signalbox sets up; the others are known by their address only. */
  realServers: z.array(z.object({ address: unicastAddressSchema, hostId: idSchema })).default([]),
});

export const importLineSchema = z.object({
  path: z.string(),
  line: z.number(),
  column: z.number(),
  text: z.string(),
  severity: z.enum(["info", "warning", "error"]),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** In the language of the request. */
  message: z.string(),
});

/** A cluster without rows: its ids are keys made of what they name. */
export const importedClusterSchema = clusterSchema.extend({
  /** A director whose address no file gives has the unspecified one. */
  directors: z.array(directorSchema.extend({ address: addressSchema })),
  vrrpInstances: z.array(clusterSchema.shape.vrrpInstances.unwrap().element.extend({ id: z.string() })),
});

export const importPreviewSchema = z.object({
  format: z.enum(importFormats),
  clusters: z.array(importedClusterSchema),
  report: z.array(importLineSchema),
  /** Directors, by id, that keep the keepalived.conf that they have; the others' files are somebody else's to the plan. */
  adopted: z.array(z.string()),
  /** What forbids creating the clusters as they are, at the path of the cluster's field: ["clusters", 0, "vips", 1]. */
  problems: z.array(problemSchema),
});

export type ImportInput = z.output<typeof importInputSchema>;
export type CreateImport = z.output<typeof createImportSchema>;
export type ImportLineResource = z.infer<typeof importLineSchema>;
export type ImportPreview = z.infer<typeof importPreviewSchema>;
