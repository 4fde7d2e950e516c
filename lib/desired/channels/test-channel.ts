import type { Actor } from "@/lib/access/model";
import type { DeliveryResource } from "@/lib/api/resources/channel";
import { recordAudit } from "@/lib/audit/record-audit";
import { databaseTime } from "@/lib/db/database-time";
import { AppError } from "@/lib/model/app-error";
import type { DesiredDeps } from "../deps";
import { readDelivery } from "./list-deliveries";
import { readChannel } from "./load-channel";

/** Has the worker write a test message, which goes before everything else that waits. Its delivery shows how it went. */
export async function testChannel({ database }: DesiredDeps, actor: Actor, id: string): Promise<DeliveryResource> {
  return await database.transaction(async (tx) => {
    const channel = await readChannel(tx, id);
    if (!channel.enabled) throw new AppError("channel.disabled");
    const now = await databaseTime(tx);
    const { id: deliveryId } = await tx.delivery.create({ data: { channelId: id, phase: "test", nextTryAt: now } });
    await recordAudit(tx, actor, {
      action: "channel.test",
      objectType: "channel",
      objectId: id,
      objectName: channel.name,
    });
    return await readDelivery(tx, deliveryId);
  });
}
