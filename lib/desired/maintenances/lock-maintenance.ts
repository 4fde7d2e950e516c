import type { Tx } from "@/lib/db/database";
import type { Maintenance } from "@/lib/db/generated/client";
import { found } from "../found";

/**
 * A maintenance under the lock of its cluster, which every edit and every verb there takes: what is decided by its row, and
 * by what else holds the server, stays true until `tx` ends. Throws `not_found`.
 */
export async function lockMaintenance(tx: Tx, id: string): Promise<Maintenance> {
  await tx.$queryRaw`
    select c.id from cluster c join maintenance m on m."clusterId" = c.id where m.id = ${id}::uuid for update of c`;
  return found(await tx.maintenance.findUnique({ where: { id } }));
}
