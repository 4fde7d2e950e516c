import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { Agent, get } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import pg from "pg";
import { afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { ensureDatabase } from "@/lib/db/embedded/ensure-database";
import { ensureBuild } from "@/lib/runtime/ensure-build";
import { type Installation, isAlive, startInstallation } from "@/tests/support/installation";
import { makeCertificate } from "@/tests/support/make-certificate";

const READY = /is ready: (\S+)/;
const LINK = /(\S+)\/setup#token=([A-Za-z0-9_-]{43})\n/;
const isRoot = process.getuid?.() === 0;

let dataDir: string;
const running: Installation[] = [];

beforeAll(async () => {
  const distDir = process.env.SIGNALBOX_DIST_DIR ?? ".next";
  await ensureBuild({ root: path.resolve("."), distDir, say: () => undefined, signal: new AbortController().signal });
}, 300_000);

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "signalbox-start-"));
});

afterEach(async () => {
  for (const one of running.splice(0)) await stop(one);
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(
  variables: Record<string, string> = {},
  how: { uid?: number; gid?: number; byNpm?: boolean } = {},
) {
  const dist = process.env.SIGNALBOX_DIST_DIR;
  const installation = await startInstallation({
    variables: { DATA_DIR: dataDir, ...(dist === undefined ? {} : { SIGNALBOX_DIST_DIR: dist }), ...variables },
    ...how,
  });
  running.push(installation);
  return installation;
}

async function stop(installation: Installation): Promise<number | null> {
  installation.process.kill("SIGTERM");
  return await installation.exited;
}

type Health = { ready: boolean; checks: { database: string; worker: string }; versions: { postgres: string | null } };

async function health({ origin }: Installation): Promise<Health | undefined> {
  try {
    return (await (await fetch(`${origin}/api/v1/health`)).json()) as Health;
  } catch {
    return undefined;
  }
}

/** The embedded server's URL, from the files that the installation keeps for itself. */
function databaseUrl(): string {
  const password = readFileSync(path.join(dataDir, "postgres/password"), "utf8").trim();
  const port = readFileSync(path.join(dataDir, "postgres/data/postmaster.pid"), "utf8").split("\n")[3];
  return `postgresql://signalbox:${password}@127.0.0.1:${port}/signalbox`;
}

async function sql<Row extends pg.QueryResultRow>(url: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}

/** How long a start took; on a machine busy with other tests, the processor time it took counts. */
function durationMs(installation: Installation, startedAt: number): number {
  return Math.min(performance.now() - startedAt, installation.cpuMs());
}

/** True once none of the processes is left. PostgreSQL's last checkpoint waits for a disk that other tests use, too. */
const gone = (pids: readonly number[]) => expect.poll(() => pids.filter(isAlive), { timeout: 60_000 }).toEqual([]);

describe("a start", () => {
  test("prints the address and a one-time link, serves, and ends within 10 s of SIGTERM without a trace", async () => {
    const installation = await start();
    const [, address] = await installation.printed(READY);
    expect(address).toBe(installation.origin);
    const [, origin, token = ""] = await installation.printed(LINK);
    expect(origin).toBe(installation.origin);
    expect((await fetch(`${origin}/setup`)).status).toBe(200);
    const hash = createHash("sha256").update(token).digest("hex");
    expect(await sql(databaseUrl(), `select "setupTokenHash" from installation`)).toEqual([{ setupTokenHash: hash }]);
    expect(await health(installation)).toMatchObject({ ready: true, checks: { database: "ok", worker: "ok" } });

    const pids = installation.pids();
    expect(pids.length).toBeGreaterThan(4);
    const askedAt = performance.now();
    expect(await stop(installation)).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(10_000);
    await gone(pids);
  });

  test("by npm ends too when npm is asked to end", async () => {
    const installation = await start({}, { byNpm: true });
    await installation.printed(READY);
    const pids = installation.pids();
    installation.process.kill("SIGTERM");
    await gone(pids);
  });

  test("again takes less than 10 s, keeps the data and renews the link until somebody is set up", async () => {
    const first = await start();
    const [, , firstToken] = await first.printed(LINK);
    await sql(
      databaseUrl(),
      `insert into host (id, name, address, username, privilege, "updatedAt")
      values (gen_random_uuid(), 'kept', '192.0.2.1', 'root', 'root', now())`,
    );
    await stop(first);

    const startedAt = performance.now();
    const second = await start();
    const [, , secondToken] = await second.printed(LINK);
    expect(durationMs(second, startedAt)).toBeLessThan(10_000);
    expect(secondToken).not.toBe(firstToken);
    expect(await sql(databaseUrl(), "select name from host")).toEqual([{ name: "kept" }]);
    await sql(databaseUrl(), `update installation set "setupCompletedAt" = now(), "setupTokenHash" = null`);
    await stop(second);

    const third = await start();
    await third.printed(READY);
    await expect.poll(() => health(third)).toMatchObject({ ready: true });
    await stop(third);
    expect(third.output()).not.toMatch(/setup#/);
  });

  test("on a folder in use is refused, says by whom, and leaves the first one alone", async () => {
    const first = await start();
    await first.printed(READY);
    const second = await start();
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`already running on ${dataDir}/postgres (process ${first.process.pid})`);
    expect(await health(first)).toMatchObject({ ready: true });
  });

  test("with faulty settings names all of them and starts nothing", async () => {
    const installation = await start({ SIGNALBOX_PORT: "0", SIGNALBOX_ROLE: "web", LOG_LEVEL: "loud" });
    expect(await installation.exited).toBe(1);
    for (const name of ["SIGNALBOX_PORT", "DATABASE_URL", "LOG_LEVEL"]) expect(installation.output()).toContain(name);
  });

  test("on a port in use ends with that reason", async () => {
    const first = await start();
    await first.printed(READY);
    const taken = new URL(first.origin).port;
    const other = mkdtempSync(path.join(tmpdir(), "signalbox-start-"));
    const second = await start({ SIGNALBOX_PORT: taken, DATA_DIR: other });
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain("EADDRINUSE");
    rmSync(other, { recursive: true });
  });

  test("keeps its secrets for the account that runs it", async () => {
    const installation = await start();
    await installation.printed(READY);
    for (const file of ["worker/master.key", "web/auth.secret", "postgres/password"]) {
      expect(statSync(path.join(dataDir, file)).mode & 0o077, file).toBe(0);
    }
  });
});

describe("kill -9", () => {
  test.each(["web", "worker", "postgres"] as const)("of %s: it comes back by itself", async (part) => {
    const installation = await start();
    await installation.printed(READY);
    const before = installation.parts();
    const victim = before[part];
    if (victim === undefined) throw new Error(`${part} does not run`);
    process.kill(victim, "SIGKILL");
    await expect.poll(() => installation.parts()[part], { timeout: 15_000 }).not.toBe(victim);
    const healthy = { ready: true, checks: { database: "ok", worker: "ok" } };
    await expect.poll(() => health(installation), { timeout: 20_000 }).toMatchObject(healthy);
    const after = installation.parts();
    for (const other of ["web", "worker"] as const) if (other !== part) expect(after[other]).toBe(before[other]);
  });

  test("of the supervisor: nothing outlives it, and the next start recovers", async () => {
    const first = await start();
    await first.printed(READY);
    const pids = first.pids();
    first.process.kill("SIGKILL");
    await gone(pids);
    const second = await start();
    await second.printed(READY);
    await expect.poll(() => health(second)).toMatchObject({ ready: true, checks: { worker: "ok" } });
  });

  test("of everything at once: what was committed is there after the next start", async () => {
    const first = await start();
    await first.printed(READY);
    await sql(
      databaseUrl(),
      `insert into host (id, name, address, username, privilege, "updatedAt")
      values (gen_random_uuid(), 'committed', '192.0.2.1', 'root', 'root', now())`,
    );
    // One kill(1) for all: some end by themselves when those before them in the list are gone.
    spawnSync("kill", ["-KILL", ...first.pids().map(String)]);
    const startedAt = performance.now();
    const second = await start();
    await second.printed(READY);
    expect(durationMs(second, startedAt)).toBeLessThan(10_000);
    expect(await sql(databaseUrl(), "select name from host")).toEqual([{ name: "committed" }]);
    await expect.poll(() => health(second)).toMatchObject({ ready: true, checks: { worker: "ok" } });
    // The dead worker's row would keep its directors unsampled for 15 s.
    expect(await sql(databaseUrl(), "select count(*)::int as workers from worker_presence")).toEqual([{ workers: 1 }]);
  });
});

describe("with a database of one's own", () => {
  let url: string;
  beforeEach(async () => {
    const target = new URL(inject("postgresUrl"));
    target.pathname = `/own_${randomBytes(4).toString("hex")}`;
    url = target.toString();
    await ensureDatabase(url);
  });
  afterEach(async () => {
    const admin = new URL(url);
    admin.pathname = "/postgres";
    await sql(admin.toString(), `drop database ${new URL(url).pathname.slice(1)} with (force)`);
  });

  test("web and worker run apart, and web tells whether a worker lives", async () => {
    const web = await start({ DATABASE_URL: url, SIGNALBOX_ROLE: "web" });
    await web.printed(READY);
    expect(web.parts()).toEqual({ web: expect.any(Number), worker: undefined, postgres: undefined });
    expect(await health(web)).toMatchObject({ ready: true, checks: { database: "ok", worker: "absent" } });

    const worker = await start({ DATABASE_URL: url, SIGNALBOX_ROLE: "worker" });
    await worker.printed(/the worker is ready/);
    expect(worker.parts()).toEqual({ web: undefined, worker: expect.any(Number), postgres: undefined });
    expect(await health(web)).toMatchObject({ checks: { worker: "ok" } });
    expect(worker.output()).not.toContain("setup#");

    await stop(worker);
    expect(await health(web)).toMatchObject({ checks: { worker: "absent" } });
  });

  test("a second worker on the same folder is refused; on its own folder both work", async () => {
    const first = await start({ DATABASE_URL: url, SIGNALBOX_ROLE: "worker" });
    await first.printed(/the worker is ready/);
    const same = await start({ DATABASE_URL: url, SIGNALBOX_ROLE: "worker" });
    await expect(same.printed(/the worker is ready/, 60_000)).rejects.toThrow("already running");
    const master = path.join(dataDir, "worker/master.key");
    const other = mkdtempSync(path.join(tmpdir(), "signalbox-start-"));
    const second = await start({
      DATABASE_URL: url,
      SIGNALBOX_ROLE: "worker",
      DATA_DIR: other,
      SIGNALBOX_MASTER_KEY_FILE: master,
    });
    await second.printed(/the worker is ready/);
    expect(await sql(url, "select count(*)::int as workers from worker_presence")).toEqual([{ workers: 2 }]);
    await stop(second);
    rmSync(other, { recursive: true });
  });

  test("a worker with another master key ends and names the one that is needed", async () => {
    const first = await start({ DATABASE_URL: url, SIGNALBOX_ROLE: "worker" });
    await first.printed(/the worker is ready/);
    await stop(first);
    rmSync(path.join(dataDir, "worker/master.key"));
    const second = await start({ DATABASE_URL: url, SIGNALBOX_ROLE: "worker" });
    expect(await second.exited).toBe(1);
    expect(second.output()).toMatch(/need the master key SBXM:[0-9a-f]{16}, but \S+master\.key is not there/);
  });

  test("a server that does not answer is named", async () => {
    const installation = await start({ DATABASE_URL: "postgresql://x:secret@127.0.0.1:1/none" });
    expect(await installation.exited).toBe(1);
    expect(installation.output()).toContain("ECONNREFUSED");
    expect(installation.output()).not.toContain("secret");
  });
});

test("with a certificate it speaks HTTPS", async () => {
  const { certFile, keyFile } = makeCertificate(dataDir);
  const installation = await start({ SIGNALBOX_TLS_CERT: certFile, SIGNALBOX_TLS_KEY: keyFile });
  await installation.printed(READY);
  expect(installation.output()).not.toContain("Plain HTTP");
  const body = await new Promise<string>((resolve, reject) => {
    const agent = new Agent({ rejectUnauthorized: false });
    get(`${installation.origin}/api/v1/health`, { agent }, (response) => resolve(text(response))).once("error", reject);
  });
  expect(JSON.parse(body)).toMatchObject({ ready: true });
});

describe.runIf(isRoot)("accounts", () => {
  test("an ordinary user needs nothing from root", async () => {
    const nobody = 65534;
    chownSync(dataDir, nobody, nobody);
    const installation = await start({ HOME: dataDir }, { uid: nobody, gid: nobody });
    await installation.printed(READY);
    expect(await health(installation)).toMatchObject({ ready: true, checks: { worker: "ok" } });
  });

  test("root's PostgreSQL runs without root's rights", async () => {
    chmodSync(dataDir, 0o711);
    const installation = await start();
    await installation.printed(READY);
    const { postgres } = installation.parts();
    const uid = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${postgres}/status`, "utf8"))?.[1];
    expect(uid).not.toBe("0");
  });

  test("a data folder that only root can enter works too", async () => {
    const closed = path.join(dataDir, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const installation = await start({ DATA_DIR: path.join(closed, "data") });
    await installation.printed(READY);
    expect(await health(installation)).toMatchObject({ ready: true });
  });
});
