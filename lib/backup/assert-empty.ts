import pg from "pg";
import { BackupFault } from "./backup-fault";
import type { Manifest } from "./manifest";

/**
 * Refuses a database that holds anything: a restore adds to nothing and replaces nothing. What an earlier restore of the
 * same backup leaves when it fails, which is a schema without rows, counts as empty.
 */
export async function assertEmpty(url: string, { migrations }: Manifest): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "signalbox restore" });
  await client.connect();
  try {
    for (const name of await tablesOf(client)) {
      if (!(await isBare(client, name, migrations))) throw notEmpty();
    }
  } finally {
    await client.end();
  }
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')",
  );
  return rows.map(({ name }) => name);
}

async function isBare(client: pg.Client, name: string, migrations: readonly string[]): Promise<boolean> {
  const table = `public.${pg.escapeIdentifier(name)}`;
  const found = async (condition: string, values: unknown[] = []) =>
    (await client.query(`select 1 from ${table} where ${condition} limit 1`, values)).rowCount === 1;
  if (name === "_prisma_migrations") return !(await found("migration_name <> all ($1::text[])", [migrations]));
  // The row that the migrations make, before any worker or person has used it.
  if (name === "installation")
    return !(await found(`"sealingPublicKey" is not null or "setupCompletedAt" is not null`));
  return !(await found("true"));
}

function notEmpty(): BackupFault {
  return new BackupFault(
    "The database is not empty, and a restore replaces nothing. Stop Signalbox and give a new DATA_DIR or DATABASE_URL.",
  );
}
