import { z } from "zod";
import type { PrismaClient } from "@/lib/db/generated/client";
import { prepared } from "@/lib/db/prepared";
import { tokenDutySchema } from "@/lib/model/token-duty";
import { clientAddress } from "../client-address";
import type { Actor, Role } from "../model";
import { tokenHash } from "./token-text";

const verbs = z.array(tokenDutySchema).catch([]);

type Holder = {
  readonly tokenId: string;
  readonly tokenName: string;
  readonly verbs: readonly string[];
  readonly clusterIds: readonly string[];
  readonly serviceIds: readonly string[];
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
};

/**
 * Who acts with this token, or null: unknown, revoked, expired and of a disabled person are one answer. Token and person
 * are read anew for each request, so that a revocation counts from the next one on.
 */
export async function tokenActor(
  { prisma }: { readonly prisma: PrismaClient },
  text: string,
  headers: Headers,
): Promise<Extract<Actor, { kind: "person" }> | null> {
  const origin = clientAddress(headers);
  const holder = await findHolder(prisma, tokenHash(text), origin);
  if (holder === null) return null;
  const { tokenId, tokenName, verbs: duties, clusterIds, serviceIds, name, ...person } = holder;
  const token = { id: tokenId, verbs: verbs.parse(duties), clusterIds, serviceIds };
  return { kind: "person", ...person, name: `${name} (${tokenName})`, origin, token };
}

/**
 * Its use is noted with the look-up: once a minute is often enough for people, and no write for each request of a
 * pipeline.
 */
async function findHolder(prisma: PrismaClient, sha256: string, origin: string): Promise<Holder | null> {
  const [holder] = await prisma.$queryRaw<Holder[]>`${prepared}
    with holder as (
      select t.id as "tokenId", t.name as "tokenName", t.verbs, t."clusterIds", t."serviceIds",
        p.id, p.name, p.email, p.role::text as role
      from api_token t join "user" p on p.id = t."userId"
      where t.sha256 = ${sha256} and t."revokedAt" is null and t."expiresAt" > now() and p."disabledAt" is null
    ), noted as (
      update api_token set "lastUsedAt" = now(), "lastUsedBy" = ${origin}
      from holder where api_token.id = holder."tokenId" and (api_token."lastUsedAt" is null
        or api_token."lastUsedAt" < now() - interval '1 minute' or api_token."lastUsedBy" is distinct from ${origin})
    )
    select "tokenId", "tokenName", verbs, "clusterIds", "serviceIds", id, name, email, role from holder`;
  return holder ?? null;
}
