import type { Database } from "@/lib/db/database";
import type { LevelName } from "./levels";

/** Bytes on disk by level, indexes included. */
export async function historySize(database: Database): Promise<Record<LevelName, number>> {
  const rows = await database.prisma.$queryRaw<{ name: string; bytes: bigint | null }[]>`
    select p.relname::text as name, sum(pg_total_relation_size(i.inhrelid))::bigint as bytes
      from pg_inherits i join pg_class p on p.oid = i.inhparent
     where p.relnamespace = 'history'::regnamespace and p.relkind = 'p'
     group by p.relname`;
  const bytes = new Map(rows.map((row) => [row.name, Number(row.bytes ?? 0)]));
  return { sample: bytes.get("sample") ?? 0, minute: bytes.get("minute") ?? 0, quarter: bytes.get("quarter") ?? 0 };
}
