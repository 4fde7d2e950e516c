import { z } from "zod";

/** By tags people choose real servers: "az-1", "canary". They never reach a host. */
export const tagSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,31}$/, "tag.invalid");

export const tagsSchema = z
  .array(tagSchema)
  .max(20, "tag.too_many")
  .refine((tags) => new Set(tags).size === tags.length, "tag.repeated");
