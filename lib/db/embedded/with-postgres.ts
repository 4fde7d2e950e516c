import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { superuser } from "./init-cluster";
import { runningPostmaster } from "./postmaster";
import { startPostgres } from "./start-postgres";

/**
 * Runs `work` on the embedded server of a folder: the one that a running Signalbox has started there, else one that is
 * started for this and stopped again.
 */
export async function withPostgres<T>(directory: string, work: (url: string) => Promise<T>): Promise<T> {
  const running = runningUrl(directory);
  if (running !== null) return await work(running);
  const server = await startPostgres({ directory });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

function runningUrl(directory: string): string | null {
  const dataDirectory = path.join(directory, "data");
  const passwordFile = path.join(directory, "password");
  const postmaster = runningPostmaster(dataDirectory);
  if (postmaster?.status !== "ready" || !existsSync(passwordFile)) return null;
  const password = readFileSync(passwordFile, "utf8").trim();
  return `postgresql://${superuser}:${password}@127.0.0.1:${postmaster.port}/signalbox`;
}
