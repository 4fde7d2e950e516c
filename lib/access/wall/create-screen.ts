import type { z } from "zod";
import type { CreatedWallScreen, createWallScreenSchema } from "@/lib/api/resources/wall";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Database } from "@/lib/db/database";
import type { Actor } from "../model";
import { tokenHash } from "../tokens/token-text";
import { checkScreenScope } from "./check-screen-scope";
import { pairByCode } from "./pair-by-code";
import { presentScreen } from "./present-screen";
import { newScreenSecret } from "./screen-secrets";

/**
 * Lets a screen in: the one that shows `code` now, or whichever opens the link that the answer has the token of. Nobody
 * is told that token again.
 */
export async function createScreen(
  { database }: { readonly database: Database },
  actor: Extract<Actor, { kind: "person" }>,
  { code, dim, ...settings }: z.output<typeof createWallScreenSchema>,
): Promise<CreatedWallScreen> {
  const token = code === undefined ? newScreenSecret() : null;
  return await database.transaction(async (tx) => {
    await checkScreenScope(tx, settings);
    const row = await tx.wallScreen.create({
      data: {
        ...settings,
        ...{ dimFrom: dim?.from ?? null, dimUntil: dim?.until ?? null },
        linkSha256: token === null ? null : tokenHash(token),
        createdByName: actor.name,
      },
    });
    if (code !== undefined) await pairByCode(tx, row.id, code);
    const screen = presentScreen(row);
    await recordAudit(tx, actor, {
      action: "wall_screen.create",
      objectType: "wall_screen",
      objectId: screen.id,
      objectName: screen.name,
      after: screen,
    });
    return { ...screen, token };
  });
}
