import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/model";
import type { ChannelResource, CreateChannel } from "@/lib/api/resources/channel";
import { recordAudit } from "@/lib/audit/record-audit";
import { channelHint } from "@/lib/model/alert/channel-settings";
import { AppError } from "@/lib/model/app-error";
import { seal } from "@/lib/secrets/seal";
import { loadSealingKey } from "@/lib/secrets/sealing-key";
import { checkClustersExist } from "../check-clusters-exist";
import type { DesiredDeps } from "../deps";
import { readChannel } from "./load-channel";

/** A channel that hears of alerts from now on. Its settings are sealed to the worker; throws `worker.absent` when there never was one. */
export async function createChannel(
  { database }: DesiredDeps,
  actor: Actor,
  { settings, ...input }: CreateChannel,
): Promise<ChannelResource> {
  return await database.transaction(async (tx) => {
    const problems = await checkClustersExist(tx, input.clusterIds);
    if (problems.length > 0) throw new AppError("input.invalid", { problems });
    const id = randomUUID();
    const sealed = await seal(JSON.stringify(settings), await loadSealingKey(tx), { channelId: id });
    await tx.channel.create({ data: { id, ...input, kind: settings.kind, sealed, hint: channelHint(settings) } });
    const channel = await readChannel(tx, id);
    await recordAudit(tx, actor, {
      action: "channel.create",
      objectType: "channel",
      objectId: id,
      objectName: channel.name,
      after: channel,
    });
    return channel;
  });
}
