import { type DeliveryResource, deliveryResourceSchema } from "@/lib/api/resources/channel";
import type { Page } from "@/lib/api/resources/common";
import type { Tx } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import type { DesiredDeps } from "../deps";
import { found } from "../found";

export type DeliveryFilter = {
  readonly channelId?: string | undefined;
  readonly state?: "waiting" | "sent" | "dead" | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** What channels were told, are being told, or could not be told; the newest first. */
export async function listDeliveries(
  { database: { prisma } }: DesiredDeps,
  { channelId, state, cursor, limit }: DeliveryFilter,
): Promise<Page<DeliveryResource>> {
  const rows = await prisma.delivery.findMany({
    where: {
      ...(channelId !== undefined && { channelId }),
      ...(state !== undefined && { state }),
    },
    ...(cursor !== undefined && { cursor: { id: cursor }, skip: 1 }),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    include: withNames,
  });
  const shown = rows.slice(0, limit);
  return { items: shown.map(present), next: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null };
}

export async function readDelivery(tx: Tx, id: string): Promise<DeliveryResource> {
  return present(found(await tx.delivery.findUnique({ where: { id }, include: withNames })));
}

const withNames = {
  channel: { select: { name: true } },
  alert: { select: { id: true, kind: true, object: true } },
} satisfies Prisma.DeliveryInclude;

function present(row: Prisma.DeliveryGetPayload<{ include: typeof withNames }>): DeliveryResource {
  return {
    id: row.id,
    channelId: row.channelId,
    channelName: row.channel.name,
    phase: row.phase,
    state: row.state,
    tries: row.tries,
    nextTryAt: row.nextTryAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    problem: deliveryResourceSchema.shape.problem.catch(null).parse(row.problem),
    alert: row.alert,
  };
}
