import type { TokenResource } from "@/lib/api/resources/token";
import type { Database } from "@/lib/db/database";
import type { Actor } from "../model";
import { can } from "../policy";
import { presentToken, tokenOwner } from "./present-token";

/** One's own tokens, the newest first; those of everybody for who manages people. */
export async function listTokens(
  { database }: { readonly database: Database },
  actor: Extract<Actor, { kind: "person" }>,
): Promise<TokenResource[]> {
  const rows = await database.prisma.apiToken.findMany({
    where: can(actor, "people.manage") ? {} : { userId: actor.id },
    orderBy: { id: "desc" },
    include: tokenOwner,
  });
  return rows.map(presentToken);
}
