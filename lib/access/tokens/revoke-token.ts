import { recordAudit } from "@/lib/audit/record-audit";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import type { Actor } from "../model";
import { can } from "../policy";

/** Ends a token for good: the next request with it is refused. One's own, or anybody's for who manages people. */
export async function revokeToken(
  { database }: { readonly database: Database },
  actor: Extract<Actor, { kind: "person" }>,
  id: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    const row = await tx.apiToken.findUnique({ where: { id } });
    if (row === null || (row.userId !== actor.id && !can(actor, "people.manage"))) throw new AppError("not_found");
    if (row.revokedAt !== null) return;
    await tx.apiToken.update({ where: { id }, data: { revokedAt: new Date() } });
    await recordAudit(tx, actor, {
      action: "token.revoke",
      objectType: "token",
      objectId: id,
      objectName: row.name,
    });
  });
}
