import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/** Every process of a run inherits this variable, however deep it is and whichever group it has joined. */
export const runVariable = "SIGNALBOX_TEST_RUN";

export type Leftover = { readonly pid: number; readonly command: string };

/** What has been told to end, such as the kept ssh connection of a lab that went down, gets this long to do so. */
const patienceMs = 5_000;

/** The processes of a run that do not end by themselves, this one aside. Only those this user may inspect are seen. */
export async function lastingLeftovers(runId: string): Promise<Leftover[]> {
  const deadline = Date.now() + patienceMs;
  while (leftovers(runId).length > 0 && Date.now() < deadline) await delay(100);
  return leftovers(runId);
}

function leftovers(runId: string): Leftover[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  return pids.flatMap((pid) => {
    const isOurs = read(`/proc/${pid}/environ`).split("\0").includes(`${runVariable}=${runId}`);
    return isOurs ? [{ pid: Number(pid), command: read(`/proc/${pid}/cmdline`).replaceAll("\0", " ").trim() }] : [];
  });
}

export function killLeftovers(found: readonly Leftover[]): void {
  for (const { pid } of found) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended in the meantime.
    }
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
