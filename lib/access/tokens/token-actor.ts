import { z } from "zod";
import type { PrismaClient } from "@/lib/db/generated/client";
import { tokenDutySchema } from "@/lib/model/token-duty";
import { clientAddress } from "../client-address";
import type { Actor } from "../model";
import { tokenHash } from "./token-text";

const verbs = z.array(tokenDutySchema).catch([]);

/**
 * Who acts with this token, or null: unknown, revoked, expired and of a disabled person are one answer. Token and person
 * are read anew for each request, so that a revocation counts from the next one on.
 */
export async function tokenActor(
  { prisma }: { readonly prisma: PrismaClient },
  text: string,
  headers: Headers,
): Promise<Extract<Actor, { kind: "person" }> | null> {
  const row = await prisma.apiToken.findUnique({ where: { sha256: tokenHash(text) }, include: { user: true } });
  if (row === null || row.revokedAt !== null || row.user.disabledAt !== null) return null;
  const [clock] = await prisma.$queryRaw<{ expired: boolean }[]>`select ${row.expiresAt} <= now() as expired`;
  if (clock?.expired !== false) return null;
  const origin = clientAddress(headers);
  await noteUse(prisma, row.id, origin);
  const { id, name, email, role } = row.user;
  const { clusterIds, serviceIds } = row;
  const token = { id: row.id, verbs: verbs.parse(row.verbs), clusterIds, serviceIds };
  return { kind: "person", id, name: `${name} (${row.name})`, email, role, origin, token };
}

/** Once a minute is often enough for people, and no write for each request of a pipeline. */
async function noteUse(prisma: PrismaClient, id: string, origin: string): Promise<void> {
  await prisma.$executeRaw`
    update api_token set "lastUsedAt" = now(), "lastUsedBy" = ${origin}
    where id = ${id}::uuid and ("lastUsedAt" is null or "lastUsedAt" < now() - interval '1 minute'
      or "lastUsedBy" is distinct from ${origin})`;
}
