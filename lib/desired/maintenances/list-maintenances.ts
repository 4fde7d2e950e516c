import type { Page } from "@/lib/api/resources/common";
import type { MaintenanceResource } from "@/lib/api/resources/maintenance";
import type { MaintenanceState } from "@/lib/model/maintenance";
import type { DesiredDeps } from "../deps";
import { presentMaintenance, withCluster } from "./present-maintenance";

export type MaintenanceFilter = {
  readonly clusterId?: string | undefined;
  readonly realServerId?: string | undefined;
  readonly state?: MaintenanceState | undefined;
  /** True = only those that are not over, false = only those that are. */
  readonly open?: boolean | undefined;
  /** Of these clusters only; absent = of all. */
  readonly within?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

const openStates: MaintenanceState[] = ["scheduled", "active", "ending"];

/** The newest first. Ids are UUIDs of version 7: their order is the order of creation. */
export async function listMaintenances(
  { database }: DesiredDeps,
  { clusterId, realServerId, state, open, within, cursor, limit }: MaintenanceFilter,
): Promise<Page<MaintenanceResource>> {
  const rows = await database.prisma.maintenance.findMany({
    where: {
      AND: [
        clusterId === undefined ? {} : { clusterId },
        within === undefined ? {} : { clusterId: { in: [...within] } },
        realServerId === undefined ? {} : { realServerId },
        state === undefined ? {} : { state },
        open === undefined ? {} : { state: open ? { in: openStates } : { notIn: openStates } },
        cursor === undefined ? {} : { id: { lt: cursor } },
      ],
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: withCluster,
  });
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(presentMaintenance),
    next: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
  };
}
