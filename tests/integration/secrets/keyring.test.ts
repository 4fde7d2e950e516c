import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openKeyring } from "@/lib/secrets/keyring";
import { seal } from "@/lib/secrets/seal";
import { sealingPublicKeySchema } from "@/lib/secrets/sealing";
import { storeInstallPassword, storeUploadedKey } from "@/lib/secrets/store-host-secret";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";

let db: TestDatabase;
let folder: string;
let masterKeyFile: string;

beforeEach(async () => {
  db = await createTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), "signalbox-keyring-"));
  masterKeyFile = path.join(folder, "worker/master.key");
});
afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const open = () => openKeyring({ database: db.database, masterKeyFile });

async function installation() {
  return await db.database.prisma.installation.findUniqueOrThrow({ where: { id: 1 } });
}

test("workers that start together end up with the same keys, and later starts find them again", async () => {
  const keyrings = await Promise.all([open(), open(), open()]);
  const again = await open();
  const { sshPublicKey } = await installation();
  expect(sshPublicKey).toMatch(/^ssh-ed25519 [A-Za-z0-9+/]{68} signalbox-worker$/);
  for (const keyring of [...keyrings, again]) expect(keyring.sshPublicKey).toBe(sshPublicKey);
  expect(again.sshPrivateKey).toBe(keyrings[0].sshPrivateKey);
});

test("what web seals opens for the worker, for that host and purpose only", async () => {
  const keyring = await open();
  const key = sealingPublicKeySchema.parse((await installation()).sealingPublicKey);
  const sealed = await seal("hunter2", key, { hostId: "a", secret: "password" });
  expect(await keyring.open(sealed, { hostId: "a", secret: "password" })).toBe("hunter2");
  const refused = { code: "secret.unreadable" };
  await expect(keyring.open(sealed, { hostId: "b", secret: "password" })).rejects.toMatchObject(refused);
  await expect(keyring.open(sealed, { hostId: "a", secret: "key" })).rejects.toMatchObject(refused);
  await expect(keyring.open(`${sealed}x`, { hostId: "a", secret: "password" })).rejects.toMatchObject(refused);
  await expect(keyring.open("garbage", { hostId: "a", secret: "password" })).rejects.toMatchObject(refused);
});

test("the master key is its owner's alone, and Postgres holds no private half that can be read", async () => {
  const keyring = await open();
  expect(statSync(masterKeyFile).mode & 0o777).toBe(0o600);
  expect(statSync(path.dirname(masterKeyFile)).mode & 0o777).toBe(0o700);
  const rows = JSON.stringify([await db.database.prisma.workerSecret.findMany(), await installation()]);
  for (const line of keyring.sshPrivateKey.split("\n").slice(1, -2)) expect(rows).not.toContain(line);
  expect(rows).not.toContain('"d":');
});

test.each(["another master key", "no master key"])(
  "with %s nothing is made anew, and the needed one is named",
  async (which) => {
    const before = await open();
    const saved = readFileSync(masterKeyFile);
    if (which === "no master key") rmSync(masterKeyFile);
    else writeFileSync(masterKeyFile, `${Buffer.alloc(32, 7).toString("base64url")}\n`);
    await expect(open()).rejects.toMatchObject({
      code: "secret.unreadable",
      params: { fingerprint: expect.stringMatching(/^SBXM:[0-9a-f]{16}$/) },
    });
    writeFileSync(masterKeyFile, saved, { mode: 0o600 });
    expect((await open()).sshPublicKey).toBe(before.sshPublicKey);
  },
);

test("a master key that every user can read is refused", async () => {
  await open();
  chmodSync(masterKeyFile, 0o644);
  await expect(open()).rejects.toThrow(/chmod 600/);
});

test("web stores credentials sealed, refuses what is no key, and needs a worker that has started", async () => {
  const { prisma } = db.database;
  const host = { name: "lb1", address: "127.0.0.1", username: "root", privilege: "root" } as const;
  const { id } = await prisma.host.create({ data: host });
  const store = (work: Parameters<typeof db.database.transaction>[0]) => db.database.transaction(work);
  await expect(store((tx) => storeInstallPassword(tx, id, "hunter2"))).rejects.toMatchObject({ code: "worker.absent" });

  const keyring = await open();
  await store((tx) => storeInstallPassword(tx, id, "hunter2"));
  await store((tx) => storeUploadedKey(tx, id, { privateKey: keyring.sshPrivateKey, passphrase: "words" }));
  await expect(store((tx) => storeUploadedKey(tx, id, { privateKey: "hello" }))).rejects.toMatchObject({
    code: "input.invalid",
    problems: [{ path: ["privateKey"], code: "key.format" }],
  });

  const secret = await prisma.hostSecret.findUniqueOrThrow({ where: { hostId: id } });
  expect(await keyring.open(secret.sealedPassword ?? "", { hostId: id, secret: "password" })).toBe("hunter2");
  const opened = JSON.parse(await keyring.open(secret.sealedKey ?? "", { hostId: id, secret: "key" }));
  expect(opened).toEqual({ privateKey: keyring.sshPrivateKey, passphrase: "words" });
  expect(await prisma.host.findUniqueOrThrow({ where: { id } })).toMatchObject({ credential: "uploaded_key" });
});
