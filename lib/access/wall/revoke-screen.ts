import { recordAudit } from "@/lib/audit/record-audit";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import type { Actor } from "../model";

/** Ends a screen for good: its link opens nothing any more, and what it shows now goes dark within seconds. */
export async function revokeScreen(
  { database }: { readonly database: Database },
  actor: Extract<Actor, { kind: "person" }>,
  id: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    const row = await tx.wallScreen.findUnique({ where: { id } });
    if (row === null) throw new AppError("not_found");
    if (row.revokedAt !== null) return;
    await tx.wallScreen.update({
      where: { id },
      data: { revokedAt: new Date(), linkSha256: null, sessionSha256: null },
    });
    await recordAudit(tx, actor, {
      action: "wall_screen.revoke",
      objectType: "wall_screen",
      objectId: id,
      objectName: row.name,
    });
  });
}
