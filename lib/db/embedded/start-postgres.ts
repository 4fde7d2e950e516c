import type { ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { chooseAccount } from "./account";
import { findBinaries } from "./binaries";
import { ensureDatabase } from "./ensure-database";
import { freePort } from "./free-port";
import { initCluster, superuser } from "./init-cluster";
import { lockDirectory } from "./lock-directory";
import { clearLeftOver, runningPostmaster } from "./postmaster";
import { type ServerPlace, spawnServer } from "./spawn-server";

export type EmbeddedPostgres = {
  /** Of the database `signalbox`; holds the password. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Settles when the server ends, asked to or not. */
  readonly exited: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, everything committed stays. */
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that npm installed on `directory`, as a child that cannot outlive this process: its stdin is a
 * pipe from us, and a shell beside it asks for a fast shutdown when that pipe ends, even by SIGKILL. It listens on
 * 127.0.0.1 only, on a free port, with a random password.
 *
 * Refuses a directory that another start uses.
 *
 * `durable: false` switches off fsync; for tests only. `port` is given when a server that died is started again, so that
 * connection strings handed out earlier stay true.
 */
export async function startPostgres(options: {
  directory: string;
  durable?: boolean;
  port?: number;
}): Promise<EmbeddedPostgres> {
  const { directory, durable = true } = options;
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  const unlock = await lockDirectory(directory);
  try {
    const { server, url } = await openServer(directory, durable, options.port);
    return {
      url,
      port: server.port,
      pid: server.pid,
      exited: server.exited.then(unlock),
      async stop() {
        server.child.ref();
        server.child.stdin?.end();
        await server.exited;
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openServer(
  directory: string,
  durable: boolean,
  port: number | undefined,
): Promise<{ server: Server; url: string }> {
  const dataDirectory = path.join(directory, "data");
  const account = chooseAccount(directory, dataDirectory);
  const binaries = findBinaries(account);
  const password = await initCluster({ directory, dataDirectory, binaries, account, durable });
  await clearLeftOver(dataDirectory);
  const server = await launchWithRetry({ directory, dataDirectory, binaries, account, durable, port });
  const url = `postgresql://${superuser}:${password}@127.0.0.1:${server.port}/signalbox`;
  await ensureDatabase(url);
  return { server, url };
}

type Launch = ServerPlace & { readonly directory: string; readonly port: number | undefined };
type Server = { child: ChildProcess; port: number; pid: number; exited: Promise<void> };

/** After a kill -9 of the postmaster its backends need a moment to notice, and until then a new one refuses to start. */
async function launchWithRetry(launch: Launch): Promise<Server> {
  const giveUpAt = Date.now() + 15_000;
  for (;;) {
    const outcome = await tryLaunch(launch);
    if (typeof outcome !== "string") return outcome;
    const orphansRemain = outcome.includes("pre-existing shared memory block");
    if (!orphansRemain || Date.now() > giveUpAt) throw new Error(`PostgreSQL did not start:\n${outcome}`);
    await delay(200);
  }
}

/** Returns the server once it takes connections, or the log of the attempt. */
async function tryLaunch(launch: Launch): Promise<Server | string> {
  const logFile = path.join(launch.directory, "postgres.log");
  keepLogSmall(logFile);
  const log = openSync(logFile, "a", 0o600);
  const logStart = statSync(logFile).size;
  const port = launch.port ?? (await freePort());
  const child = spawnServer(launch, port, log);
  closeSync(log);
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => {
      child.stdin?.destroy();
      resolve();
    });
  });
  const giveUpAt = Date.now() + 60_000;
  while (child.exitCode === null && child.signalCode === null) {
    const postmaster = runningPostmaster(launch.dataDirectory);
    if (postmaster?.status === "ready") return { child, port, pid: postmaster.pid, exited };
    if (Date.now() > giveUpAt) {
      child.stdin?.end();
      await exited;
    }
    await delay(10);
  }
  return readFileSync(logFile).subarray(logStart).toString("utf8").slice(-4000);
}

function keepLogSmall(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10 * 1024 * 1024) renameSync(logFile, `${logFile}.1`);
}
