import { z } from "zod";
import { nameSchema } from "@/lib/model/atoms";
import { isForWholeClusters, tokenDutySchema } from "@/lib/model/token-duty";
import { idSchema, timestampSchema } from "./common";

/** POST /tokens */
export const createTokenSchema = z
  .object({
    name: nameSchema,
    /** What it may do beside reading. `edit` and `apply` are for whole clusters. */
    verbs: z.array(tokenDutySchema).default([]),
    /** [] = every cluster. */
    clusterIds: z.array(idSchema).max(100, "token.too_many").default([]),
    /** [] = every service of these clusters. */
    serviceIds: z.array(idSchema).max(100, "token.too_many").default([]),
    expiresInDays: z.number().int().min(1, "token.expiry").max(366, "token.expiry").default(90),
  })
  .refine(({ verbs, serviceIds }) => serviceIds.length === 0 || !verbs.some(isForWholeClusters), {
    path: ["serviceIds"],
    error: "token.whole_clusters",
  });

export const tokenResourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  ownerName: z.string(),
  /** How it begins. */
  hint: z.string(),
  verbs: z.array(tokenDutySchema),
  clusterIds: z.array(z.string()),
  serviceIds: z.array(z.string()),
  createdAt: timestampSchema,
  expiresAt: timestampSchema,
  lastUsedAt: timestampSchema.nullable(),
  lastUsedBy: z.string().nullable(),
  revokedAt: timestampSchema.nullable(),
});

/** The answer to POST /tokens is the only one that has the token itself. */
export const createdTokenSchema = tokenResourceSchema.extend({ token: z.string() });

export type TokenResource = z.infer<typeof tokenResourceSchema>;
export type CreatedToken = z.infer<typeof createdTokenSchema>;
