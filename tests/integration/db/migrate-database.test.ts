import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { ensureDatabase } from "@/lib/db/embedded/ensure-database";
import { migrateDatabase, migrationsDirectory } from "@/lib/db/migrate-database";

let url: string;
let client: pg.Client;
let directory: string;

beforeEach(async () => {
  const target = new URL(inject("postgresUrl"));
  target.pathname = `/m_${randomBytes(6).toString("hex")}`;
  url = target.toString();
  await ensureDatabase(url);
  client = new pg.Client({ connectionString: url });
  await client.connect();
  directory = mkdtempSync(path.join(tmpdir(), "signalbox-migrations-"));
});

afterEach(async () => {
  await client.end();
  rmSync(directory, { recursive: true });
});

function writeMigration(name: string, sql: string): void {
  mkdirSync(path.join(directory, name), { recursive: true });
  writeFileSync(path.join(directory, name, "migration.sql"), sql);
}

test("starts that overlap apply every migration exactly once", async () => {
  const runs = await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
  const applied = runs.flat();
  expect(applied).toContain("00000000000000_init");
  expect(new Set(applied).size).toBe(applied.length);
  expect(await migrateDatabase(url)).toEqual([]);
});

test("Prisma's own deploy finds nothing left to do afterwards, and its status agrees", async () => {
  await migrateDatabase(url);
  const cli = path.resolve("node_modules/prisma/build/index.js");
  const prisma = (...args: string[]) => {
    const env = { ...process.env, DATABASE_URL: url };
    return spawnSync(process.execPath, [cli, ...args], { encoding: "utf8", env });
  };
  expect(prisma("migrate", "deploy").stdout).toContain("No pending migrations to apply");
  expect(prisma("migrate", "status").stdout).toContain("Database schema is up to date");
});

test("the migrations make the database that schema.prisma describes", async () => {
  await migrateDatabase(url);
  const cli = path.resolve("node_modules/prisma/build/index.js");
  const args = ["migrate", "diff", "--from-config-datasource", "--to-schema", "prisma/schema.prisma", "--exit-code"];
  const result = spawnSync(process.execPath, [cli, ...args], {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: url },
  });
  expect(result.stdout + result.stderr).toContain("No difference detected");
  expect(result.status).toBe(0);
});

test("what the first release made databases with stays as it was, byte by byte", () => {
  const released = ["00000000000000_init", "00000000000001_constraints"].map((name) =>
    createHash("sha256")
      .update(readFileSync(path.join(migrationsDirectory(), name, "migration.sql")))
      .digest("hex"),
  );
  expect(released).toEqual([
    "47a9de695832885a4a7ffbe3c2d56a71f61d935bfad39cae15d79e3e487e2ea8",
    "e4e3648a53379bb1b62791f2e57facbe8a6450bf73067a82ccafdd5bf3c2d731",
  ]);
});

test("a migration that fails half-way leaves nothing behind, and the repaired one is applied by the next start", async () => {
  writeMigration("0_first", "create table first (id int)");
  writeMigration("1_second", "create table second (id int); select 1 / 0");
  await expect(migrateDatabase(url, directory)).rejects.toThrow(
    "Migration 1_second failed and was undone: division by",
  );
  const tables = await client.query("select to_regclass('first') as first, to_regclass('second') as second");
  expect(tables.rows).toEqual([{ first: "first", second: null }]);

  writeMigration("1_second", "create table second (id int)");
  expect(await migrateDatabase(url, directory)).toEqual(["1_second"]);
});

test("a start killed inside a migration leaves no lock and no trace", async () => {
  writeMigration("0_slow", "create table slow (id int); select pg_sleep(60)");
  const hanging = migrateDatabase(url, directory).catch((error: unknown) => error);
  await expect
    .poll(() =>
      client.query(
        "select 1 from pg_stat_activity where query like '%pg_sleep(60)' and datname = current_database() and pid <> pg_backend_pid()",
      ),
    )
    .toMatchObject({ rowCount: 1 });
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(60)' and datname = current_database() and pid <> pg_backend_pid()",
  );
  expect(await hanging).toBeInstanceOf(Error);
  writeMigration("0_slow", "create table slow (id int)");
  expect(await migrateDatabase(url, directory)).toEqual(["0_slow"]);
});

test("refuses a database that a newer version migrated", async () => {
  cpSync(migrationsDirectory(), directory, { recursive: true });
  writeMigration("99999999999999_future", "create table future (id int)");
  await migrateDatabase(url, directory);
  await expect(migrateDatabase(url)).rejects.toThrow("newer Signalbox (99999999999999_future)");
});

test("refuses a database made by other migration files of the same name", async () => {
  writeMigration("0_first", "create table first (id int)");
  await migrateDatabase(url, directory);
  writeMigration("0_first", "create table first (id bigint)");
  await expect(migrateDatabase(url, directory)).rejects.toThrow("0_first differs");
});
