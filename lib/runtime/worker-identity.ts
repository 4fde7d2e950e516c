import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { lockDirectory } from "@/lib/db/embedded/lock-directory";

export type WorkerIdentity = {
  /** New at every start: what a former worker held is never mistaken for ours. */
  readonly id: string;
  /** The worker that used this folder before. It is dead for certain, because we hold the folder's lock. */
  readonly predecessor: string | undefined;
  readonly release: () => void;
};

/** Makes this process the one worker of `directory`, which therefore need not wait for its predecessor's leases to expire. */
export async function claimWorkerIdentity(directory: string): Promise<WorkerIdentity> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const release = await lockDirectory(directory);
  const file = path.join(directory, "id");
  const predecessor = readIfThere(file);
  const id = randomUUID();
  writeFileSync(file, `${id}\n`, { mode: 0o600 });
  return { id, predecessor, release };
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim() || undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
