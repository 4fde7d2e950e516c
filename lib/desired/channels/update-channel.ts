import type { Actor } from "@/lib/access/model";
import type { ChannelResource, UpdateChannel } from "@/lib/api/resources/channel";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import { type ChannelSettings, channelHint } from "@/lib/model/alert/channel-settings";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import { seal } from "@/lib/secrets/seal";
import { loadSealingKey } from "@/lib/secrets/sealing-key";
import { checkClustersExist } from "../check-clusters-exist";
import { checkRevision } from "../check-revision";
import type { DesiredDeps } from "../deps";
import { readChannel } from "./load-channel";

/** Changes what a channel hears, in which language, or how it is reached. */
export async function updateChannel(
  { database }: DesiredDeps,
  actor: Actor,
  { id, revision, changes }: { readonly id: string; readonly revision: number; readonly changes: UpdateChannel },
): Promise<ChannelResource> {
  return await database.transaction(async (tx) => {
    await tx.$executeRaw`select 1 from channel where id = ${id}::uuid for update`;
    const before = await readChannel(tx, id);
    checkRevision(before, revision);
    const { settings, ...rest } = changes;
    const problems = await checkClustersExist(tx, rest.clusterIds ?? []);
    if (problems.length > 0) throw new AppError("input.invalid", { problems });
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const reached = settings === undefined ? {} : await reach(tx, before, settings);
    await tx.channel.update({ where: { id }, data: { ...given, ...reached, revision: { increment: 1 } } });
    const after = await readChannel(tx, id);
    await recordAudit(tx, actor, {
      action: "channel.update",
      objectType: "channel",
      objectId: id,
      objectName: after.name,
      before,
      after,
    });
    return after;
  });
}

async function reach(tx: Tx, { id, kind }: ChannelResource, settings: ChannelSettings) {
  if (settings.kind !== kind) {
    throw new AppError("input.invalid", { problems: [errorAt(["settings", "kind"], "channel.kind_fixed")] });
  }
  const sealed = await seal(JSON.stringify(settings), await loadSealingKey(tx), { channelId: id });
  return { sealed, hint: channelHint(settings) };
}
