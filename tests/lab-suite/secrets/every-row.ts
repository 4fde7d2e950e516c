import pg from "pg";
import type { Sighting } from "./secret";

/** Every row of every table that is not PostgreSQL's own, the job queue's included. */
export async function everyRow(url: string): Promise<Sighting[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const sightings: Sighting[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(`select to_jsonb(t)::text as text from ${name} t`);
      sightings.push(...rows.map(({ text }) => ({ place: `a row of ${name}`, text })));
    }
    return sightings;
  } finally {
    await client.end();
  }
}
