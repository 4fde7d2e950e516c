import type { ChannelResource } from "@/lib/api/resources/channel";
import type { Tx } from "@/lib/db/database";
import type { DesiredDeps } from "../deps";
import { found } from "../found";
import { presentChannels } from "./present-channel";

export async function loadChannel({ database: { prisma } }: DesiredDeps, id: string): Promise<ChannelResource> {
  return await readChannel(prisma, id);
}

export async function readChannel(tx: Tx, id: string): Promise<ChannelResource> {
  const row = found(await tx.channel.findUnique({ where: { id } }));
  return found((await presentChannels(tx, [row]))[0]);
}
