import type { MaintenanceResource } from "@/lib/api/resources/maintenance";
import type { Tx } from "@/lib/db/database";
import type { DesiredDeps } from "../deps";
import { found } from "../found";
import { presentMaintenance, withCluster } from "./present-maintenance";

/** Throws `not_found`. */
export async function loadMaintenance({ database }: DesiredDeps, id: string): Promise<MaintenanceResource> {
  return await readMaintenance(database.prisma, id);
}

export async function readMaintenance(tx: Pick<Tx, "maintenance">, id: string): Promise<MaintenanceResource> {
  return presentMaintenance(found(await tx.maintenance.findUnique({ where: { id }, include: withCluster })));
}
