import type { AuditAction } from "@/lib/api/resources/audit-actions";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import type { Maintenance } from "@/lib/db/generated/client";
import { notifyMaintenance } from "@/lib/desired/maintenances/notify-maintenance";
import { maintenanceWatch } from "./maintenance-deps";

type Entry = { readonly action: AuditAction; readonly operationId?: string | null; readonly after: object };

/** What the watch did with a maintenance, for the trail and for who waits for it. */
export async function recordMaintenance(tx: Tx, row: Maintenance, entry: Entry): Promise<void> {
  const { id: objectId, realServerName: objectName, clusterId } = row;
  await recordAudit(tx, maintenanceWatch, { ...entry, objectType: "maintenance", objectId, objectName, clusterId });
  await notifyMaintenance(tx, objectId);
}
