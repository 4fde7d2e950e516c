import { databaseTime } from "@/lib/db/database-time";
import { lockMaintenance } from "@/lib/desired/maintenances/lock-maintenance";
import { takeOut } from "@/lib/desired/maintenances/take-out";
import { type MaintenanceDeps, maintenanceWatch } from "./maintenance-deps";

/** A server in maintenance that is added to a service is out there, too, before anybody applies it. */
export async function holdNewDestinations({ database }: Pick<MaintenanceDeps, "database">): Promise<void> {
  const incomplete = await database.prisma.$queryRaw<{ id: string }[]>`
    select distinct m.id from maintenance m
    join destination d on d."realServerId" = m."realServerId"
    left join destination_hold h on h."destinationId" = d.id and h.name = 'maintenance/' || m.id
    where m.state in ('active', 'ending') and h.id is null`;
  for (const { id } of incomplete) {
    await database.transaction(async (tx) => {
      const row = await lockMaintenance(tx, id);
      if (row.state !== "active" && row.state !== "ending") return;
      await takeOut(tx, maintenanceWatch, row, { dryRun: false, now: await databaseTime(tx) });
    });
  }
}
