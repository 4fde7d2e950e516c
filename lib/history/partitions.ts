import type { Database } from "@/lib/db/database";
import { type Level, stretchStart } from "./levels";

/** Any number that nothing else in this database locks by. */
const lockKey = 4_761_033;

/**
 * Makes the partition that rows of this time belong to. Samples are worth nothing after a crash of Postgres and are most
 * of what is written, so they are kept out of the write-ahead log.
 */
export async function makePartition(database: Database, level: Level, atMs: number): Promise<void> {
  const startMs = stretchStart(level.partitionMs, atMs);
  const from = new Date(startMs).toISOString();
  const to = new Date(startMs + level.partitionMs).toISOString();
  const unlogged = level.name === "sample" ? "unlogged" : "";
  await database.transaction(async (tx) => {
    // Two workers that make the same one at once would both be refused by the catalog.
    await tx.$executeRaw`select pg_advisory_xact_lock(${lockKey})`;
    await tx.$executeRawUnsafe(
      `create ${unlogged} table if not exists history."${partitionName(level, startMs)}"
         partition of history."${level.name}" for values from ('${from}') to ('${to}')`,
    );
  });
}

/**
 * Drops the partitions that end before `beforeMs`, files and all: nothing is left for a vacuum. It waits for readers for
 * two seconds at most, because new readers wait behind it; the next attempt finds the same partitions.
 */
export async function dropPartitions(database: Database, level: Level, beforeMs: number): Promise<string[]> {
  const dropped: string[] = [];
  for (const name of await partitionNames(database, level)) {
    const startMs = Number(name.slice(level.name.length + 1)) * 1000;
    if (startMs + level.partitionMs > beforeMs) continue;
    await database.transaction(async (tx) => {
      await tx.$executeRaw`set local lock_timeout = '2s'`;
      await tx.$executeRawUnsafe(`drop table if exists history."${name}"`);
    });
    dropped.push(name);
  }
  return dropped;
}

/** "minute_1763762400": the level, and the second since 1970 at which it begins. */
export function partitionName(level: Level, atMs: number): string {
  return `${level.name}_${stretchStart(level.partitionMs, atMs) / 1000}`;
}

async function partitionNames(database: Database, level: Level): Promise<string[]> {
  const rows = await database.prisma.$queryRaw<{ name: string }[]>`
    select c.relname::text as name
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = ${`history.${level.name}`}::regclass
     order by name`;
  return rows.map(({ name }) => name);
}
