import type { ChannelResource } from "@/lib/api/resources/channel";
import type { DesiredDeps } from "../deps";
import { presentChannels } from "./present-channel";

export async function listChannels({ database: { prisma } }: DesiredDeps): Promise<ChannelResource[]> {
  return await presentChannels(prisma, await prisma.channel.findMany({ orderBy: { name: "asc" } }));
}
