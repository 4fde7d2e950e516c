import type { Actor } from "@/lib/access/model";
import { recordAudit } from "@/lib/audit/record-audit";
import { checkRevision } from "../check-revision";
import type { DesiredDeps } from "../deps";
import { readChannel } from "./load-channel";

/** What still waited for it is never sent. */
export async function deleteChannel(
  { database }: DesiredDeps,
  actor: Actor,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.$executeRaw`select 1 from channel where id = ${id}::uuid for update`;
    const before = await readChannel(tx, id);
    checkRevision(before, revision);
    await tx.channel.delete({ where: { id } });
    await recordAudit(tx, actor, {
      action: "channel.delete",
      objectType: "channel",
      objectId: id,
      objectName: before.name,
      before,
    });
  });
}
