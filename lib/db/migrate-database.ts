import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { type AppliedMigration, pendingMigrations } from "./pending-migrations";

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/** Prisma's own advisory lock number: our runner and `prisma migrate deploy` exclude each other. */
const LOCK = 72707369;

/**
 * Brings the database to this version's schema and returns the names of the migrations it applied. Each migration and
 * its row in `_prisma_migrations` commit together, so that a failure half-way leaves the database as it was and the next
 * start tries again. Starts that overlap wait for each other. Why not Prisma's engine: docs/decisions/0003.
 *
 * `only` leaves out every migration it does not name: a backup is restored into the schema that it was made from.
 */
export async function migrateDatabase(
  url: string,
  directory = migrationsDirectory(),
  only?: readonly string[],
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  // A lost connection also rejects the query that waits on it, and that is where it is reported.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(HISTORY_TABLE);
    const missing = pendingMigrations(readMigrations(directory), await readHistory(client));
    const pending = missing.filter(({ name }) => only?.includes(name) ?? true);
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    // Ending the session releases the lock.
    await client.end();
  }
}

export function migrationsDirectory(): string {
  return path.resolve(import.meta.dirname, "../../prisma/migrations");
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback").catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Migration ${migration.name} failed and was undone: ${reason}`, { cause });
  }
}

async function readHistory(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return rows;
}

/** Of this version, in order. */
export function readMigrations(directory = migrationsDirectory()): Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(directory, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** As Prisma 7 creates it. */
const HISTORY_TABLE = `
create table if not exists _prisma_migrations (
  id                  varchar(36) primary key not null,
  checksum            varchar(64) not null,
  finished_at         timestamptz,
  migration_name      varchar(255) not null,
  logs                text,
  rolled_back_at      timestamptz,
  started_at          timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;
