import { type TokenResource, tokenResourceSchema } from "@/lib/api/resources/token";
import type { ApiToken } from "@/lib/db/generated/client";

/** Everything of a token that may be seen: its hash is left out, and nobody has the token. */
export function presentToken(row: ApiToken & { readonly user: { readonly name: string } }): TokenResource {
  return {
    id: row.id,
    name: row.name,
    ownerName: row.user.name,
    hint: row.hint,
    verbs: tokenResourceSchema.shape.verbs.catch([]).parse(row.verbs),
    clusterIds: row.clusterIds,
    serviceIds: row.serviceIds,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    lastUsedBy: row.lastUsedBy,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}

export const tokenOwner = { user: { select: { name: true } } } as const;
