import type { Tx } from "@/lib/db/database";

/** Tells every waiting reader to look at this maintenance again; delivered when `tx` commits. */
export async function notifyMaintenance(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`select pg_notify('signalbox_maintenance', ${id})`;
}
