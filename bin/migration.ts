import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { childEnvironment } from "@/lib/config/child-environment";
import { startPostgres } from "@/lib/db/embedded/start-postgres";
import { migrateDatabase } from "@/lib/db/migrate-database";

/**
 * `npm run migration -- <name_in_snake_case>`: writes what prisma/schema.prisma has and the migrations have not as the
 * next migration, named by the time in UTC. The text is to be read before it is committed: Prisma knows nothing of the
 * rows that are there, nor of constraints written by hand. A migration that was released is never edited.
 */
const root = path.resolve(import.meta.dirname, "..");
const migrations = path.join(root, "prisma/migrations");
process.exitCode = await writeMigration(process.argv[2] ?? "");

async function writeMigration(name: string): Promise<number> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) return failed("Say what changes: npm run migration -- add_freeze_windows");
  const sql = await differenceToSchema();
  if (sql === null) return failed("The migrations lead to prisma/schema.prisma already.");
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const file = path.join(migrations, `${stamp}_${name}`, "migration.sql");
  mkdirSync(path.dirname(file));
  writeFileSync(file, sql);
  process.stdout.write(`${sql}\nWritten to ${path.relative(root, file)}\n`);
  return 0;
}

/** The SQL from a database that has all migrations to the schema; null when there is no difference. */
async function differenceToSchema(): Promise<string | null> {
  const scratch = mkdtempSync(path.join(tmpdir(), "signalbox-migration-"));
  const server = await startPostgres({ directory: path.join(scratch, "postgres"), durable: false });
  try {
    await migrateDatabase(server.url, migrations);
    return diffToSchema(server.url);
  } finally {
    await server.stop();
    rmSync(scratch, { recursive: true });
  }
}

function diffToSchema(url: string): string | null {
  const cli = path.join(root, "node_modules/prisma/build/index.js");
  const what = ["--from-config-datasource", "--to-schema", "prisma/schema.prisma"];
  const result = spawnSync(process.execPath, [cli, "migrate", "diff", ...what, "--script", "--exit-code"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    env: childEnvironment({ DATABASE_URL: url }),
  });
  if (result.status === 0) return null;
  if (result.status !== 2) throw new Error(`prisma migrate diff failed: ${result.status}`);
  return result.stdout;
}

function failed(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}
