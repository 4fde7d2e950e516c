import type { z } from "zod";
import type { CreatedToken, createTokenSchema } from "@/lib/api/resources/token";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Database, Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import type { Actor } from "../model";
import { presentToken, tokenOwner } from "./present-token";
import { newTokenText, tokenHash, tokenHint } from "./token-text";

const dayMs = 86_400_000;

/** Makes a token that acts for the person who asks. Its text is in this answer and nowhere else. */
export async function createToken(
  { database }: { readonly database: Database },
  actor: Extract<Actor, { kind: "person" }>,
  { expiresInDays, clusterIds, ...input }: z.output<typeof createTokenSchema>,
): Promise<CreatedToken> {
  const text = newTokenText();
  return await database.transaction(async (tx) => {
    const within = await scopeClusters(tx, { clusterIds, serviceIds: input.serviceIds });
    const row = await tx.apiToken.create({
      data: {
        ...input,
        clusterIds: within,
        userId: actor.id,
        sha256: tokenHash(text),
        hint: tokenHint(text),
        expiresAt: new Date(Date.now() + expiresInDays * dayMs),
      },
      include: tokenOwner,
    });
    const token = presentToken(row);
    await recordAudit(tx, actor, {
      action: "token.create",
      objectType: "token",
      objectId: token.id,
      objectName: token.name,
      after: token,
    });
    return { ...token, token: text };
  });
}

/** A token for services is one for their clusters, too. Refuses what does not exist. */
async function scopeClusters(
  tx: Tx,
  { clusterIds, serviceIds }: { readonly clusterIds: readonly string[]; readonly serviceIds: readonly string[] },
): Promise<string[]> {
  const services = await tx.virtualService.findMany({ where: { id: { in: [...serviceIds] } } });
  const known = await tx.cluster.count({ where: { id: { in: [...clusterIds] } } });
  const problems = [
    ...(known === new Set(clusterIds).size ? [] : [errorAt(["clusterIds"], "token.unknown_cluster")]),
    ...(services.length === new Set(serviceIds).size ? [] : [errorAt(["serviceIds"], "token.unknown_service")]),
  ];
  if (problems.length > 0) throw new AppError("input.invalid", { problems });
  return [...new Set([...clusterIds, ...services.map(({ clusterId }) => clusterId)])];
}
