import type { Tx } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import { prepared } from "@/lib/db/prepared";

/** Tells every waiting reader to look at these operations again; delivered when `tx` commits. */
export async function notifyOperations(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`${prepared} ${noticeOf(ids)}`;
}

/** The statement that does it, for whoever writes and tells in one. */
export function noticeOf(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`select pg_notify('signalbox_operation', id) from unnest(${[...ids]}::text[]) as id`;
}
