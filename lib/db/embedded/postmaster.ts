import { readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

export type Postmaster = { readonly pid: number; readonly port: number; readonly status: string };

/** The server that runs on this data folder now, read from its pid file; undefined when there is none. */
export function runningPostmaster(dataDirectory: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(pidFile(dataDirectory), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Math.abs(Number(lines[0]));
  if (!isServerOf(dataDirectory, pid)) return undefined;
  return { pid, port: Number(lines[3]), status: (lines[7] ?? "").trim() };
}

/**
 * Stops a server that an earlier, killed start left behind, and removes a pid file whose number now belongs to another
 * program (PostgreSQL itself would refuse to start then). The caller holds the lock of the data folder.
 */
export async function clearLeftOver(dataDirectory: string): Promise<void> {
  const leftOver = runningPostmaster(dataDirectory);
  if (leftOver === undefined) {
    rmSync(pidFile(dataDirectory), { force: true });
    return;
  }
  process.kill(leftOver.pid, "SIGINT");
  const impatientAt = Date.now() + 10_000;
  let impatient = false;
  while (isServerOf(dataDirectory, leftOver.pid)) {
    if (!impatient && Date.now() > impatientAt) {
      process.kill(leftOver.pid, "SIGQUIT");
      impatient = true;
    }
    await delay(10);
  }
}

function pidFile(dataDirectory: string): string {
  return path.join(dataDirectory, "postmaster.pid");
}

/** A postmaster's working folder is its data folder; that tells it from any other program that got its number. */
function isServerOf(dataDirectory: string, pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (process.platform !== "linux") return isAlive(pid);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDirectory);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
