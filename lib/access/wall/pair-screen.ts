import type { WallScreenResource } from "@/lib/api/resources/wall";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import type { Actor } from "../model";
import { pairByCode } from "./pair-by-code";
import { presentScreen } from "./present-screen";

/** Lets another device show this screen: the one that shows `code`. What showed it before ends when that one begins. */
export async function pairScreen(
  { database }: { readonly database: Database },
  actor: Extract<Actor, { kind: "person" }>,
  id: string,
  code: string,
): Promise<WallScreenResource> {
  return await database.transaction(async (tx) => {
    const row = await tx.wallScreen.findUnique({ where: { id } });
    if (row === null || row.revokedAt !== null) throw new AppError("not_found");
    await pairByCode(tx, id, code);
    // Another device may well be elsewhere; a person has just vouched for it.
    const updated = await tx.wallScreen.update({ where: { id }, data: { pinnedTo: null } });
    await recordAudit(tx, actor, {
      action: "wall_screen.pair",
      objectType: "wall_screen",
      objectId: id,
      objectName: row.name,
    });
    return presentScreen(updated);
  });
}
