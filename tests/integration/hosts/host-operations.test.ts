import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HostFacts } from "@/lib/api/resources/host";
import type { Operation, Prisma } from "@/lib/db/generated/client";
import { createHosts } from "@/lib/hosts/create-hosts";
import { createDatabaseRecords } from "@/lib/hosts/database-records";
import type { Hosts } from "@/lib/hosts/port";
import { hostHandlers } from "@/lib/operations/host/host-handlers";
import { runOperation } from "@/lib/operations/lifecycle";
import { operationHandlers } from "@/lib/operations/operation-handlers";
import { recoverOperations } from "@/lib/operations/recover";
import { requestOperation } from "@/lib/operations/request-operation";
import { type Keyring, openKeyring } from "@/lib/secrets/keyring";
import { createSshKeyPair } from "@/lib/secrets/ssh-key-pair";
import { storeInstallPassword, storeUploadedKey } from "@/lib/secrets/store-host-secret";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { mustRun } from "@/tests/support/run-command";
import { startSshServer } from "@/tests/support/ssh-server";
import { cannotRunSshd, type Sshd, startSshd, type TestAccount } from "@/tests/support/sshd";

const worker = { kind: "system", name: "test" } as const;

describe.skipIf(cannotRunSshd !== null)(`operations on one host (${cannotRunSshd ?? "real sshd and Postgres"})`, () => {
  let sshd: Sshd;
  let db: TestDatabase;
  let keyring: Keyring;
  let hosts: Hosts;
  let folder: string;
  const log: string[] = [];

  beforeAll(async () => {
    const addresses = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((last) => `ListenAddress 127.0.0.${last}\n`).join("");
    [sshd, db] = await Promise.all([startSshd(addresses), createTestDatabase()]);
    folder = mkdtempSync(path.join(tmpdir(), "signalbox-host-operations-"));
    keyring = await openKeyring({ database: db.database, masterKeyFile: path.join(folder, "master.key") });
    hosts = createHosts({ records: createDatabaseRecords(db.database, keyring), logger: logger() });
  });
  afterAll(async () => {
    await hosts.close();
    await Promise.all([sshd.close(), db.close()]);
    rmSync(folder, { recursive: true });
  });

  function logger() {
    return pino({ level: "trace" }, { write: (line: string) => void log.push(line) });
  }

  function deps(workerId = "worker-1") {
    return {
      database: db.database,
      hosts,
      records: createDatabaseRecords(db.database, keyring),
      keyring,
      workerId,
      clock: () => new Date(),
      sleep: (ms: number) => delay(ms),
      sha256: (text: string) => createHash("sha256").update(text).digest("hex"),
      log: logger(),
    };
  }

  /** A host record of an account. The address is another one each time, because no two hosts share one. */
  let hostCount = 1;
  async function addHost(account: TestAccount, data: Partial<Prisma.HostCreateInput> = {}): Promise<string> {
    hostCount += 1;
    const trusted = { trust: "trusted", hostKeyFingerprint: sshd.fingerprint } as const;
    const place = { name: `host ${hostCount}`, address: `127.0.0.${hostCount}`, port: sshd.port };
    const login = { username: account.username, privilege: "sudo" } as const;
    const { id } = await db.database.prisma.host.create({ data: { ...place, ...login, ...trusted, ...data } });
    return id;
  }

  async function request(hostId: string, kind: Operation["kind"], body: Prisma.InputJsonObject = {}): Promise<string> {
    const { id } = await db.database.transaction((tx) => requestOperation(tx, worker, { kind, hostId, request: body }));
    return id;
  }

  async function carryOut(hostId: string, kind: Operation["kind"]): Promise<Operation> {
    const id = await request(hostId, kind);
    await runOperation(deps(), id, operationHandlers(deps(), hostHandlers(deps())));
    return await db.database.prisma.operation.findUniqueOrThrow({ where: { id } });
  }

  const hostRow = (id: string) =>
    db.database.prisma.host.findUniqueOrThrow({ where: { id }, include: { secret: true } });

  async function storePassword(hostId: string, password: string): Promise<void> {
    await db.database.transaction((tx) => storeInstallPassword(tx, hostId, password));
  }

  test("a scan stores the key that the host shows, for a person to confirm", async () => {
    const id = await addHost(sshd.withSudo, { trust: "unconfirmed", hostKeyFingerprint: null });
    expect(await carryOut(id, "host_scan")).toMatchObject({ state: "confirmed", problem: null });
    expect(await hostRow(id)).toMatchObject({
      trust: "unconfirmed",
      hostKeyFingerprint: null,
      offeredHostKey: { fingerprint: sshd.fingerprint, algorithm: "ssh-ed25519" },
    });
    expect(await carryOut(id, "host_facts")).toMatchObject({
      state: "failed",
      problem: { code: "host.key_unconfirmed" },
    });
  });

  test("a scan of a trusted host that shows another key puts it into quarantine, with a trace in the audit", async () => {
    const confirmed = `SHA256:${"B".repeat(43)}`;
    const id = await addHost(sshd.withSudo, { hostKeyFingerprint: confirmed });
    expect(await carryOut(id, "host_scan")).toMatchObject({ state: "failed", problem: { code: "host.key_changed" } });
    expect(await hostRow(id)).toMatchObject({ trust: "quarantined", hostKeyFingerprint: confirmed, revision: 2 });
    const trail = await db.database.prisma.auditEntry.findMany({ where: { objectId: id } });
    expect(trail).toMatchObject([{ action: "host.quarantine", actorName: "worker" }]);
  });

  test("a password lets the worker's key in, the key is proven by reading the facts, the password is gone", async () => {
    const id = await addHost(sshd.withSudo);
    await storePassword(id, sshd.withSudo.password);
    expect(await carryOut(id, "host_install_key")).toMatchObject({ state: "confirmed", problem: null });
    const host = await hostRow(id);
    expect(host).toMatchObject({ connection: "connected", connectionProblem: null, secret: { sealedPassword: null } });
    expect(host.facts).toMatchObject({ sudo: "works" } satisfies Partial<HostFacts>);
    expect(readFileSync(path.join(sshd.withSudo.home, ".ssh/authorized_keys"), "utf8")).toBe(
      `${keyring.sshPublicKey}\n`,
    );
    expect(await carryOut(id, "host_install_key")).toMatchObject({
      state: "failed",
      problem: { code: "host.password_used" },
    });
  });

  test("a wrong password is deleted, too, and told apart from a wrong key", async () => {
    const id = await addHost(sshd.withSudo);
    await storePassword(id, "wrong-password");
    const outcome = await carryOut(id, "host_install_key");
    expect(outcome).toMatchObject({ state: "failed", problem: { code: "host.password_refused" } });
    expect((await hostRow(id)).secret).toMatchObject({ sealedPassword: null });
  });

  test("a user without sudo gets the key, and the operation says what is missing", async () => {
    const id = await addHost(sshd.withoutSudo);
    await storePassword(id, sshd.withoutSudo.password);
    expect(await carryOut(id, "host_install_key")).toMatchObject({
      state: "failed",
      problem: { code: "host.sudo_missing", params: { username: sshd.withoutSudo.username } },
    });
    const steps = await db.database.prisma.operationStep.findMany({
      where: { operation: { hostId: id } },
      orderBy: { seq: "asc" },
    });
    expect(steps.map(({ state }) => state)).toEqual(["done", "failed"]);
    expect(await hostRow(id)).toMatchObject({
      connection: "refused",
      connectionProblem: { code: "host.sudo_missing" },
    });
  });

  test("an uploaded key is used, and one that cannot be read is a problem of the host", async () => {
    const uploaded = createSshKeyPair("uploaded");
    const server = await startSshServer();
    try {
      const trusted = {
        address: "127.0.0.1",
        port: server.port,
        hostKeyFingerprint: server.fingerprint,
        privilege: "root",
      } as const;
      const id = await addHost(sshd.withSudo, trusted);
      await db.database.transaction((tx) => storeUploadedKey(tx, id, { privateKey: uploaded.privateKey }));
      expect(await carryOut(id, "host_facts")).toMatchObject({ state: "confirmed" });

      const file = path.join(folder, "locked");
      await mustRun("ssh-keygen", ["-q", "-t", "ed25519", "-N", "the-right-words", "-f", file]);
      const locked = { privateKey: readFileSync(file, "utf8"), passphrase: "other-words" };
      await db.database.transaction((tx) => storeUploadedKey(tx, id, locked));
      hosts.forget(id);
      expect(await carryOut(id, "host_facts")).toMatchObject({
        state: "failed",
        problem: { code: "host.key_invalid" },
      });
    } finally {
      await server.close();
    }
  });

  test("installing the worker's key replaces an uploaded one", async () => {
    const id = await addHost(sshd.withSudo);
    const { privateKey } = createSshKeyPair("unknown-to-the-host");
    await db.database.transaction((tx) => storeUploadedKey(tx, id, { privateKey }));
    expect(await carryOut(id, "host_facts")).toMatchObject({ state: "failed", problem: { code: "host.auth_failed" } });
    await storePassword(id, sshd.withSudo.password);
    expect(await carryOut(id, "host_install_key")).toMatchObject({ state: "confirmed" });
    expect(await hostRow(id)).toMatchObject({
      credential: "worker_key",
      secret: { sealedKey: null, sealedPassword: null },
    });
  });

  test("a decision made in another process reaches the standing sessions", async () => {
    const id = await addHost(sshd.withSudo, { trust: "quarantined" });
    const run = () => hosts.run(id, "sample", { steps: [{ id: "only", script: "id -u" }] });
    expect(await run()).toMatchObject({ kind: "not-started", problem: { code: "host.key_changed" } });
    const decide = (trust: "trusted" | "quarantined") =>
      db.database.transaction(async (tx) => {
        await tx.host.update({ where: { id }, data: { trust } });
        await db.database.notify(tx, "signalbox_host", id);
      });
    await decide("trusted");
    await expect.poll(async () => (await run()).kind, { timeout: 10_000 }).toBe("completed");
    await decide("quarantined");
    await expect.poll(async () => (await run()).kind, { timeout: 10_000 }).toBe("not-started");
  });

  test("a password that a dead worker left behind is deleted, and whether the key works is found out", async () => {
    const id = await addHost(sshd.withSudo);
    await storePassword(id, "never-used");
    const operationId = await request(id, "host_install_key");
    const longAgo = new Date(Date.now() - 60_000);
    await db.database.prisma.operation.update({
      where: { id: operationId },
      data: { state: "running", leaseOwner: "dead", heartbeatAt: longAgo, startedAt: longAgo },
    });
    await recoverOperations(deps("worker-2"), operationHandlers(deps("worker-2"), hostHandlers(deps("worker-2"))));
    expect((await hostRow(id)).secret).toMatchObject({ sealedPassword: null });
    // An earlier test let the worker's key in.
    expect(await db.database.prisma.operation.findUniqueOrThrow({ where: { id: operationId } })).toMatchObject({
      state: "confirmed",
    });
  });

  test("a removed host ends its operation as not found", async () => {
    const id = await addHost(sshd.withSudo);
    const operationId = await request(id, "host_facts");
    await db.database.prisma.host.delete({ where: { id } });
    await runOperation(deps(), operationId, operationHandlers(deps(), hostHandlers(deps())));
    expect(await db.database.prisma.operation.findUniqueOrThrow({ where: { id: operationId } })).toMatchObject({
      state: "failed",
      problem: { code: "not_found" },
    });
  });

  test("no row and no line of the log holds a password or a private key", async () => {
    const secrets = [
      sshd.withSudo.password,
      sshd.withoutSudo.password,
      "wrong-password",
      ...keyring.sshPrivateKey.split("\n").slice(1, -2),
    ];
    const { prisma } = db.database;
    const rows = [
      await prisma.operation.findMany(),
      await prisma.operationStep.findMany(),
      (await prisma.operationEvent.findMany()).map((event) => ({ ...event, id: String(event.id) })),
      (await prisma.auditEntry.findMany()).map((entry) => ({ ...entry, id: String(entry.id) })),
      await prisma.host.findMany({ include: { secret: true } }),
      await prisma.workerSecret.findMany(),
    ];
    const everything = `${JSON.stringify(rows)}${log.join("")}${sshd.log()}`;
    expect(everything).toContain("host connected");
    for (const secret of secrets) expect(everything).not.toContain(secret);
  });
});
