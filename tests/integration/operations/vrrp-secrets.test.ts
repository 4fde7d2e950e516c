import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createVrrpSecret } from "@/lib/desired/create-vrrp-secret";
import type { Hosts } from "@/lib/hosts/port";
import { bullets, vrrpSecretPlaceholder } from "@/lib/keepalived/vrrp-secret-file";
import { revealVrrpSecrets } from "@/lib/operations/reveal-vrrp-secrets";
import { type Keyring, openKeyring } from "@/lib/secrets/keyring";
import type { Program } from "@/lib/shell/model";
import { quoteText } from "@/lib/shell/quote";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";

let db: TestDatabase;
let folder: string;
let keyring: Keyring;
let clusterId: string;
let sent: Program[];

beforeEach(async () => {
  db = await createTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), "signalbox-vrrp-"));
  keyring = await openKeyring({ database: db.database, masterKeyFile: path.join(folder, "worker/master.key") });
  ({ id: clusterId } = await db.database.prisma.cluster.create({ data: { name: "Web", engine: "keepalived" } }));
  sent = [];
});
afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

/** Hosts that answer with the program itself, as a careless shell might. */
const echoing: Hosts = {
  run: async (_hostId, _lane, program) => {
    sent.push(program);
    const steps = program.steps.map(({ id, script }) => ({ id, exitCode: 0, output: script }));
    return { kind: "completed", steps, durationMs: 1 };
  },
  forget: () => undefined,
  close: async () => undefined,
};

const make = (password?: string) => db.database.transaction((tx) => createVrrpSecret(tx, clusterId, password));
const run = (content: string) => {
  const program = { steps: [{ id: "a", script: `printf %s ${quoteText(content)}` }] };
  return revealVrrpSecrets(echoing, db.database, keyring).run("host", "operation", program);
};
const send = async (content: string) => {
  const outcome = await run(content);
  return outcome.kind === "completed" ? (outcome.steps[0]?.output ?? "") : "";
};

test("the host gets the password, and nobody hears it back", async () => {
  const { secretId } = await make("s3cret-1");
  const output = await send(vrrpSecretPlaceholder(secretId));
  expect(sent[0]?.steps[0]?.script).toMatch(/'# Managed by Signalbox: .*\n# [0-9a-f]{64}\nauth_pass s3cret-1\n'$/);
  expect(output).not.toContain("s3cret-1");
  expect(output).toContain(`auth_pass ${bullets}`);
});

test("passwords are random, and two that are equal have nothing in common in the database", async () => {
  const [one, other, random, another] = [await make("equal"), await make("equal"), await make(), await make()];
  expect(one.sha256).not.toBe(other.sha256);
  await send([random, another].map(({ secretId }) => vrrpSecretPlaceholder(secretId)).join("\n"));
  const passwords = [...(sent[0]?.steps[0]?.script ?? "").matchAll(/^auth_pass (\S+)$/gm)].map(([, word]) => word);
  expect(passwords).toEqual([expect.stringMatching(/^[\w-]{8}$/), expect.stringMatching(/^[\w-]{8}$/)]);
  expect(new Set(passwords).size).toBe(2);
  expect(JSON.stringify(await db.database.prisma.vrrpSecret.findMany())).not.toContain("equal");
});

test("a secret that is moved to another one's row does not open", async () => {
  const [one, other] = [await make(), await make()];
  const { sealed } = await db.database.prisma.vrrpSecret.findUniqueOrThrow({ where: { id: one.secretId } });
  await db.database.prisma.vrrpSecret.update({ where: { id: other.secretId }, data: { sealed } });
  expect(await run(vrrpSecretPlaceholder(other.secretId))).toMatchObject({
    kind: "not-started",
    problem: { code: "secret.unreadable" },
  });
  expect(sent).toEqual([]);
});

test("the placeholder of an unknown secret is sent as it is", async () => {
  const placeholder = vrrpSecretPlaceholder("0190a1b2-0000-7000-8000-000000000009");
  await make();
  expect(await send(placeholder)).toBe(`printf %s '${placeholder}'`);
});
