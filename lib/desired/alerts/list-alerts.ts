import type { AlertResource } from "@/lib/api/resources/alert";
import type { Page } from "@/lib/api/resources/common";
import type { DesiredDeps } from "../deps";
import { presentAlerts } from "./present-alert";

export type AlertFilter = {
  readonly state?: "open" | "resolved" | undefined;
  readonly kind?: string | undefined;
  readonly clusterId?: string | undefined;
  readonly hostId?: string | undefined;
  /** Of these clusters only; absent = of all, and of none. */
  readonly within?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** The newest first. Ids are UUIDs of version 7: their order is the order in which the conditions began. */
export async function listAlerts(
  { database: { prisma } }: DesiredDeps,
  { state, kind, clusterId, hostId, within, cursor, limit }: AlertFilter,
): Promise<Page<AlertResource>> {
  const rows = await prisma.alert.findMany({
    where: {
      raisedAt: { not: null },
      AND: [
        state === undefined ? {} : { openKey: state === "open" ? { not: null } : null },
        kind === undefined ? {} : { kind },
        clusterId === undefined ? {} : { clusterId },
        hostId === undefined ? {} : { hostId },
        within === undefined ? {} : { clusterId: { in: [...within] } },
        cursor === undefined ? {} : { id: { lt: cursor } },
      ],
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  return {
    items: await presentAlerts(prisma, shown),
    next: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
  };
}
