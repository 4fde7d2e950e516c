import type { Database, Tx } from "@/lib/db/database";

/**
 * Reads several tables as they were at one moment. Without it an edit in between could pair the content of one revision
 * with the number of the next, and the reader's own edit would then overwrite what they never saw.
 */
export async function readSnapshot<T>(database: Database, read: (tx: Tx) => Promise<T>): Promise<T> {
  return await database.prisma.$transaction(read, { isolationLevel: "RepeatableRead" });
}
