import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openKeyring } from "@/lib/secrets/keyring";
import { readMasterKey } from "@/lib/secrets/master-key";
import { rotateMasterKey } from "@/lib/secrets/rotate-master-key";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";

let db: TestDatabase;
let folder: string;
let masterKeyFile: string;

beforeEach(async () => {
  db = await createTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), "signalbox-rotate-"));
  masterKeyFile = path.join(folder, "master.key");
});
afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const open = (file = masterKeyFile) => openKeyring({ database: db.database, masterKeyFile: file });

test("the worker's keys stay the same under another master key, and the former one no longer opens them", async () => {
  const before = await open();
  const rotation = await rotateMasterKey(db.database, masterKeyFile);
  expect(rotation.to).not.toBe(rotation.from);
  expect((await readMasterKey(masterKeyFile))?.fingerprint).toBe(rotation.to);
  expect((await readMasterKey(rotation.formerFile))?.fingerprint).toBe(rotation.from);
  expect(statSync(masterKeyFile).mode & 0o777).toBe(0o600);
  expect((await open()).sshPrivateKey).toBe(before.sshPrivateKey);
  const refused = { code: "secret.unreadable", params: { fingerprint: rotation.to } };
  await expect(open(rotation.formerFile)).rejects.toMatchObject(refused);
});

test("it can be done again and again", async () => {
  const { sshPublicKey } = await open();
  const fingerprints = new Set<string>();
  for (let turn = 0; turn < 3; turn += 1) fingerprints.add((await rotateMasterKey(db.database, masterKeyFile)).to);
  expect(fingerprints.size).toBe(3);
  expect((await open()).sshPublicKey).toBe(sshPublicKey);
});

test("with a wrong or missing key nothing changes, on disk or in the database", async () => {
  await expect(rotateMasterKey(db.database, masterKeyFile)).rejects.toThrow("no master key");
  await open();
  const rows = await db.database.prisma.workerSecret.findMany();
  const other = path.join(folder, "other.key");
  writeFileSync(other, `${Buffer.alloc(32, 7).toString("base64url")}\n`, { mode: 0o600 });
  await expect(rotateMasterKey(db.database, other)).rejects.toThrow("but this database needs SBXM:");
  expect(existsSync(`${other}.new`)).toBe(false);
  expect(await db.database.prisma.workerSecret.findMany()).toEqual(rows);
  expect((await readMasterKey(other))?.bytes[0]).toBe(7);
});

test("what an interrupted rotation left is not overwritten", async () => {
  await open();
  writeFileSync(`${masterKeyFile}.new`, `${Buffer.alloc(32, 9).toString("base64url")}\n`, { mode: 0o600 });
  const before = (await readMasterKey(masterKeyFile))?.fingerprint;
  await expect(rotateMasterKey(db.database, masterKeyFile)).rejects.toThrow("earlier attempt");
  expect((await readMasterKey(masterKeyFile))?.fingerprint).toBe(before);
  expect(existsSync(`${masterKeyFile}.new`)).toBe(true);
});
