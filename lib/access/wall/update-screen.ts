import type { z } from "zod";
import { type updateWallScreenSchema, type WallScreenResource, wallSettingsSchema } from "@/lib/api/resources/wall";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import type { Actor } from "../model";
import { checkScreenScope } from "./check-screen-scope";
import { presentScreen } from "./present-screen";

/** Changes what a screen shows and how; the device on the wall follows within seconds. */
export async function updateScreen(
  { database }: { readonly database: Database },
  actor: Extract<Actor, { kind: "person" }>,
  input: {
    readonly id: string;
    readonly revision: number;
    readonly changes: z.output<typeof updateWallScreenSchema>;
  },
): Promise<WallScreenResource> {
  const { id, revision, changes } = input;
  return await database.transaction(async (tx) => {
    await tx.$queryRaw`select 1 from wall_screen where id = ${id}::uuid for update`;
    const row = await tx.wallScreen.findUnique({ where: { id } });
    if (row === null || row.revokedAt !== null) throw new AppError("not_found");
    if (row.revision !== revision) throw new AppError("revision.stale");
    const before = presentScreen(row);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const { dim, ...settings } = wallSettingsSchema.parse({ ...before, ...given });
    await checkScreenScope(tx, settings);
    const data = { ...settings, dimFrom: dim?.from ?? null, dimUntil: dim?.until ?? null, revision: { increment: 1 } };
    const after = presentScreen(await tx.wallScreen.update({ where: { id }, data }));
    await recordAudit(tx, actor, {
      action: "wall_screen.update",
      objectType: "wall_screen",
      objectId: id,
      objectName: after.name,
      before,
      after,
    });
    return after;
  });
}
