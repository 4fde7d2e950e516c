import type { Actor } from "@/lib/access/model";
import type { DeliveryResource } from "@/lib/api/resources/channel";
import { recordAudit } from "@/lib/audit/record-audit";
import { databaseTime } from "@/lib/db/database-time";
import type { DesiredDeps } from "../deps";
import { readDelivery } from "./list-deliveries";

/** Tries a message anew that was given up. What waits or was sent stays as it is. */
export async function retryDelivery({ database }: DesiredDeps, actor: Actor, id: string): Promise<DeliveryResource> {
  return await database.transaction(async (tx) => {
    const { state, channelId, channelName } = await readDelivery(tx, id);
    if (state !== "dead") return await readDelivery(tx, id);
    const now = await databaseTime(tx);
    await tx.delivery.update({ where: { id }, data: { state: "waiting", tries: 0, nextTryAt: now } });
    await recordAudit(tx, actor, {
      action: "delivery.retry",
      objectType: "channel",
      objectId: channelId,
      objectName: channelName,
    });
    return await readDelivery(tx, id);
  });
}
