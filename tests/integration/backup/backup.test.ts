import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { restoreBackup } from "@/lib/backup/restore-backup";
import { writeBackup } from "@/lib/backup/write-backup";
import { migrateDatabase, migrationsDirectory, readMigrations } from "@/lib/db/migrate-database";
import { openKeyring } from "@/lib/secrets/keyring";
import { readMasterKey } from "@/lib/secrets/master-key";
import { createBareDatabase, createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster } from "@/tests/support/fake-hosts/fake-cluster";

const passphrase = "correct horse battery staple";

let folder: string;
let source: TestDatabase;
let target: TestDatabase;
let masterKeyFile: string;
let complete: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "signalbox-backup-"));
  masterKeyFile = path.join(folder, "worker/master.key");
  source = await createTestDatabase();
  await openKeyring({ database: source.database, masterKeyFile });
  await fill(source);
  complete = path.join(folder, "complete.backup");
  await writeBackup({ url: source.url, masterKeyFile, version: "0.0.1", now: new Date() }, complete, passphrase);
});
afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  target = await createBareDatabase();
});
afterEach(async () => {
  await target.close();
});

/** Rows with all that COPY's text form has to escape, and both kinds of null that a JSON column knows. */
async function fill({ database }: TestDatabase): Promise<void> {
  const { prisma } = database;
  await insertCluster(database, newCluster({ engine: "keepalived", directors: 2, realServers: 3 }));
  const cluster = await prisma.cluster.findFirstOrThrow();
  await prisma.cluster.update({
    where: { id: cluster.id },
    data: { description: "a\tb\\.\n\\.\n\\N 中文 \u0001 'x'" },
  });
  await prisma.$executeRaw`update cluster set vrrp = 'null'::jsonb where id = ${cluster.id}::uuid`;
  await prisma.user.create({ data: { id: "u1", name: "Ada", email: "ada@example.org", role: "admin" } });
  const session = { id: "s1", token: "t", userId: "u1", expiresAt: new Date() };
  await prisma.session.create({ data: session });
  for (const state of ["queued", "running", "confirmed"] as const) {
    await prisma.operation.create({
      data: { kind: "apply", state, request: {}, actorName: "Ada", clusterId: cluster.id },
    });
  }
  await prisma.plan.create({ data: { clusterId: cluster.id, draftRevision: 1, actorName: "Ada" } });
  const who = { actorId: "u1", actorName: "Ada", actorOrigin: "::1" };
  for (const state of ["running", "succeeded"] as const) {
    await prisma.run.create({ data: { kind: "bulk", state, script: {}, items: [], asked: {}, ...who } });
  }
  const entry = { actorName: "Ada", origin: "::1", action: "cluster.create", objectType: "cluster" };
  await prisma.auditEntry.createMany({ data: [entry, entry, entry] });
}

type Rows = Record<string, string[]>;

async function rowsOf(url: string, tables: readonly string[]): Promise<Rows> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const rows: Rows = {};
    for (const table of tables) {
      const found = await client.query<{ row: string }>(`select t::text as row from public."${table}" t order by 1`);
      rows[table] = found.rows.map(({ row }) => row);
    }
    return rows;
  } finally {
    await client.end();
  }
}

async function tableCount(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_class where relnamespace = 'public'::regnamespace");
    return found.rowCount ?? 0;
  } finally {
    await client.end();
  }
}

const restore = (file: string, keyFile = masterKeyFile, given: string | null = null) =>
  restoreBackup({ url: target.url, masterKeyFile: keyFile }, file, given);

test("every row of what is saved comes back as it was, byte for byte", async () => {
  const manifest = await restore(complete);
  const settled = ["installation", "operation", "plan", "run", "cluster", "host"];
  const tables = manifest.tables.map(({ name }) => name).filter((name) => !settled.includes(name));
  const before = await rowsOf(source.url, tables);
  expect(await rowsOf(target.url, tables)).toEqual(before);
  expect(Object.values(before).flat().length).toBeGreaterThan(15);
  const [was, is] = await Promise.all(
    [source, target].map(({ database }) => database.prisma.cluster.findFirstOrThrow()),
  );
  expect(is).toEqual({ ...was, epoch: (was?.epoch ?? 0) + 1_000_000 });
  const sqlNulls = await target.database.prisma.$queryRaw`select 1 from cluster where vrrp is null`;
  expect(sqlNulls).toEqual([]);
});

test("what waited or ran is not taken up again, and the panel observes until somebody accepts", async () => {
  await restore(complete);
  const { prisma } = target.database;
  const operations = await prisma.operation.findMany({ select: { state: true }, orderBy: { state: "asc" } });
  expect(operations.map(({ state }) => state).sort()).toEqual(["confirmed", "failed", "unknown"]);
  expect((await prisma.plan.findFirstOrThrow()).state).toBe("failed");
  expect(await prisma.run.findMany({ select: { state: true, ending: true }, orderBy: { state: "asc" } })).toEqual([
    { state: "succeeded", ending: null },
    { state: "failed", ending: { state: "failed", problem: { code: "operation.restored", params: {} } } },
  ]);
  const installation = await prisma.installation.findUniqueOrThrow({ where: { id: 1 } });
  expect(installation.observingSince).toBeInstanceOf(Date);
  expect(installation.backupMadeAt).toBeInstanceOf(Date);
});

test("nobody is signed in after a restore, and the trail goes on behind its newest entry", async () => {
  await restore(complete);
  const { prisma } = target.database;
  expect(await prisma.session.count()).toBe(0);
  const newest = await prisma.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
  const data = { actorName: "Ada", origin: "::1", action: "cluster.create", objectType: "cluster" };
  const next = await prisma.auditEntry.create({ data });
  expect(next.id).toBe(newest.id + 1n);
});

test("the worker's keys open with the restored master key, which came back by the passphrase", async () => {
  const keyFile = path.join(folder, "elsewhere/master.key");
  await restore(complete, keyFile, passphrase);
  expect(await readMasterKey(keyFile)).toEqual(await readMasterKey(masterKeyFile));
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  const keyring = await openKeyring({ database: target.database, masterKeyFile: keyFile });
  const { sshPublicKey } = await source.database.prisma.installation.findUniqueOrThrow({ where: { id: 1 } });
  expect(keyring.sshPublicKey).toBe(sshPublicKey);
});

test("without the right master key nothing is written, and the one that is needed is named", async () => {
  const { fingerprint } = (await readMasterKey(masterKeyFile)) ?? { fingerprint: "none" };
  const none = path.join(folder, "none/master.key");
  await expect(restore(complete, none)).rejects.toThrow(`master key ${fingerprint}`);
  await expect(restore(complete, none, "wrong passphrase")).rejects.toThrow("passphrase does not open");
  const other = path.join(folder, "other.key");
  writeFileSync(other, `${Buffer.alloc(32, 7).toString("base64url")}\n`, { mode: 0o600 });
  await expect(restore(complete, other, passphrase)).rejects.toThrow(`this backup needs ${fingerprint}`);
  expect(await tableCount(target.url)).toBe(0);
});

test("a file that was cut anywhere is refused before anything is written", async () => {
  const bytes = readFileSync(complete);
  const lengths = Array.from({ length: 40 }, (_, index) => Math.floor((bytes.length * index) / 40));
  for (const length of [...lengths, bytes.length - 1]) {
    const cut = path.join(folder, "cut.backup");
    writeFileSync(cut, bytes.subarray(0, length));
    await expect(restore(cut), `first ${length} bytes`).rejects.toThrow("not complete");
  }
  expect(await tableCount(target.url)).toBe(0);
});

test("a file in which anything was changed, left out or added is refused before anything is written", async () => {
  const text = gunzipSync(readFileSync(complete)).toString("utf8");
  const lines = text.split("\n");
  const changes = [
    text.replace("ada@example.org", "eve@example.org"),
    text.replace("\tadmin\t", "\tviewer\t"),
    text.replace('"version":"0.0.1"', '"version":"0.0.2"'),
    text.replace("Ada", ""),
    [...lines.slice(0, 20), ...lines.slice(21)].join("\n"),
    `${text}more\n`,
    text.replace(/end [0-9a-f]{64}\n$/, `end ${"0".repeat(64)}\n`),
    text.replace("signalbox-backup 1", "signalbox-backup 2"),
  ];
  for (const changed of changes) {
    expect(changed).not.toBe(text);
    const file = path.join(folder, "changed.backup");
    writeFileSync(file, gzipSync(changed));
    await expect(restore(file)).rejects.toThrow(/changed or damaged|not complete|newer Signalbox/);
  }
  const bytes = readFileSync(complete);
  for (let at = 12; at < bytes.length; at += Math.ceil(bytes.length / 60)) {
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(at) ^ 0x10, at);
    const file = path.join(folder, "flipped.backup");
    writeFileSync(file, flipped);
    await expect(restore(file), `byte ${at}`).rejects.toThrow();
  }
  expect(await tableCount(target.url)).toBe(0);
});

test("a database that holds anything is refused and stays as it is", async () => {
  await restore(complete);
  const { prisma } = target.database;
  await prisma.cluster.updateMany({ data: { description: "newer" } });
  await expect(restore(complete)).rejects.toThrow("not empty");
  expect((await prisma.cluster.findFirstOrThrow()).description).toBe("newer");
});

test("a restore that died before its rows were there can be repeated", async () => {
  await migrateDatabase(target.url);
  await restore(complete);
  expect(await target.database.prisma.cluster.count()).toBe(1);
});

test("a backup of an older schema is restored and migrated", async () => {
  const names = readMigrations().map(({ name }) => name);
  const older = names.slice(0, names.findIndex((name) => name.endsWith("_observe_mode")) + 1);
  const old = await createBareDatabase();
  const file = path.join(folder, "older.backup");
  try {
    await migrateDatabase(old.url, migrationsDirectory(), older);
    await writeBackup({ url: old.url, masterKeyFile, version: "0.0.1", now: new Date() }, file, null);
  } finally {
    await old.close();
  }
  await restore(file);
  expect(await migrateDatabase(target.url)).toEqual([]);
  const applied = await target.database.prisma.$queryRaw`select migration_name from _prisma_migrations`;
  expect(applied).toHaveLength(names.length);
});

test("a backup of a newer schema is refused", async () => {
  const newer = await createTestDatabase();
  const file = path.join(folder, "newer.backup");
  try {
    await newer.database.prisma.$executeRaw`insert into _prisma_migrations (id, checksum, migration_name, finished_at)
      values ('x', 'x', '29990101000000_from_the_future', now())`;
    await writeBackup({ url: newer.url, masterKeyFile, version: "9.0.0", now: new Date() }, file, null);
  } finally {
    await newer.close();
  }
  await expect(restore(file)).rejects.toThrow("newer Signalbox (9.0.0)");
  expect(await tableCount(target.url)).toBe(0);
});

test("a backup is its owner's alone, replaces no file, and shows no key", async () => {
  expect(statSync(complete).mode & 0o777).toBe(0o600);
  const again = writeBackup({ url: source.url, masterKeyFile, version: "0.0.1", now: new Date() }, complete, null);
  await expect(again).rejects.toThrow("is there already");
  const text = gunzipSync(readFileSync(complete)).toString("utf8");
  const masterKey = readFileSync(masterKeyFile, "utf8").trim();
  expect(text).not.toContain(masterKey);
  expect(text).not.toContain("PRIVATE KEY");
});

test("a passphrase that can be guessed is refused", async () => {
  const file = path.join(folder, "short.backup");
  const short = writeBackup({ url: source.url, masterKeyFile, version: "0.0.1", now: new Date() }, file, "short");
  await expect(short).rejects.toThrow("at least 12");
});
