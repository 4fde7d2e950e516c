import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase } from "@/lib/db/create-database";
import { startPostgres } from "@/lib/db/embedded/start-postgres";
import { withPostgres } from "@/lib/db/embedded/with-postgres";
import { migrateDatabase } from "@/lib/db/migrate-database";
import { openKeyring } from "@/lib/secrets/keyring";
import { runCommand } from "@/tests/support/run-command";

let folder: string;
let dataDir: string;

const place = (...parts: string[]) => path.join(folder, ...parts);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "signalbox-commands-"));
  dataDir = place("data");
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** `npm run NAME -- ARGS` on a data folder. */
async function run(name: "backup" | "restore", directory: string, ...args: string[]) {
  const env = { NODE_ENV: "production" as const, PATH: process.env.PATH ?? "", DATA_DIR: directory };
  return await runCommand(process.execPath, ["--import", "tsx", `bin/${name}.ts`, ...args], { env });
}

test("a panel that runs is backed up, and comes back on another machine by the file and the passphrase alone", async () => {
  const masterKeyFile = path.join(dataDir, "worker/master.key");
  writeFileSync(place("passphrase"), "correct horse battery staple\n");
  const server = await startPostgres({ directory: path.join(dataDir, "postgres"), durable: false });
  const database = createDatabase(server.url);
  try {
    await migrateDatabase(server.url);
    await openKeyring({ database, masterKeyFile });
    await database.prisma.cluster.create({ data: { name: "web", engine: "keepalived" } });
    const made = await run("backup", dataDir, place("panel.backup"), "--passphrase-file", place("passphrase"));
    expect(made.stderr + made.stdout).toMatch(/Written to .*\nIt holds the master key SBXM:[0-9a-f]{16} under/);
  } finally {
    await database.close();
    await server.stop();
  }

  cpSync(place("panel.backup"), place("moved.backup"));
  const other = place("other");
  const restored = await run("restore", other, place("moved.backup"), "--passphrase-file", place("passphrase"));
  expect(restored.stderr + restored.stdout).toMatch(/Restored as it was at .* writes to no host until you accept/);
  await withPostgres(path.join(other, "postgres"), async (url) => {
    const found = createDatabase(url);
    try {
      expect(await found.prisma.cluster.findFirstOrThrow()).toMatchObject({ name: "web" });
      await openKeyring({ database: found, masterKeyFile: path.join(other, "worker/master.key") });
    } finally {
      await found.close();
    }
  });
});

test("a panel that does not run is backed up as well, and its key file is named when the key is left out", async () => {
  const { stdout } = await run("backup", dataDir, place("stopped.backup"));
  expect(stdout).toContain(`keep a copy of ${path.join(dataDir, "worker/master.key")} elsewhere`);
});

test("a restored panel without its master key does not start, and says within five seconds which one it needs", async () => {
  const other = place("other");
  rmSync(path.join(other, "worker/master.key"));
  await withPostgres(path.join(other, "postgres"), async (url) => {
    const beganMs = performance.now();
    const env = {
      NODE_ENV: "production" as const,
      PATH: process.env.PATH ?? "",
      DATA_DIR: other,
      DATABASE_URL: url,
      SIGNALBOX_ROLE: "worker",
    };
    const started = await runCommand(process.execPath, ["--import", "tsx", "bin/start.ts"], { env });
    const tookMs = performance.now() - beganMs;
    expect(started.code).toBe(1);
    expect(started.stderr).toMatch(/need the master key SBXM:[0-9a-f]{16}, but \S+master\.key is not there/);
    expect(tookMs).toBeLessThan(5_000);
  });
});

test("a command that cannot be carried out says so in one line, and ends with 1", async () => {
  const nothing = await run("restore", dataDir);
  expect(nothing).toMatchObject({ code: 1 });
  expect(nothing.stderr).toBe(
    "Nothing was restored. Say which file: npm run restore -- FILE [--passphrase-file FILE]\n",
  );
  const missing = await run("restore", place("new"), place("no-such-file"));
  expect(missing.stderr).toMatch(/^Nothing was restored\. .*no-such-file/);
});
