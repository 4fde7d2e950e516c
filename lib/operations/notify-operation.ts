import type { Tx } from "@/lib/db/database";

/** Tells every waiting reader to look at these operations again; delivered when `tx` commits. */
export async function notifyOperations(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`select pg_notify('signalbox_operation', id) from unnest(${[...ids]}::text[]) as id`;
}
