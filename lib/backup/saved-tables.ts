import type { Client } from "pg";
import type { SavedTable } from "./manifest";

/**
 * What is worth nothing elsewhere or later: who is signed in, what is alive, newest samples, what was looked up once,
 * codes on screens; and Prisma's own history.
 */
const leftOut = new Set([
  "_prisma_migrations",
  "session",
  "verification",
  "rate_window",
  "worker_presence",
  "alert_watch",
  "live_snapshot",
  "inspection",
  "wall_pairing",
]);

/**
 * Every other table with its columns, each after those that its rows refer to. They are read from the database's catalog,
 * so a table that a later migration adds is saved without anybody's help.
 */
export async function savedTables(client: Client): Promise<SavedTable[]> {
  const { rows: tables } = await client.query<SavedTable>(
    `select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     group by c.relname order by c.relname`,
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select distinct f.relname::text as from, t.relname::text as to
     from pg_constraint r join pg_class f on f.oid = r.conrelid join pg_class t on t.oid = r.confrelid
     where r.contype = 'f' and r.connamespace = 'public'::regnamespace and r.conrelid <> r.confrelid`,
  );
  return inOrder(
    tables.filter(({ name }) => !leftOut.has(name)),
    references,
  );
}

function inOrder(tables: readonly SavedTable[], references: readonly { from: string; to: string }[]): SavedTable[] {
  const ordered: SavedTable[] = [];
  const waiting = new Map(tables.map((table) => [table.name, table]));
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(
      ({ name }) => !references.some(({ from, to }) => from === name && waiting.has(to)),
    );
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(", ")}`);
    for (const table of free) waiting.delete(table.name);
    ordered.push(...free);
  }
  return ordered;
}
