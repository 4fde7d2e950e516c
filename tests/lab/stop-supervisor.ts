import { rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { type LabRecord, runningLab } from "./run-files";

const patienceMs = 10_000;

/** Ends a lab and removes its run folder; only the cache stays. */
export async function stopSupervisor({ runDir, pid }: Pick<LabRecord, "runDir" | "pid">): Promise<void> {
  const deadline = Date.now() + patienceMs;
  if (runningLab(runDir)?.pid === pid) process.kill(pid, "SIGTERM");
  while (runningLab(runDir)?.pid === pid) {
    if (Date.now() > deadline) throw new Error(`the lab's supervisor (process ${pid}) does not end`);
    await delay(50);
  }
  await rm(runDir, { recursive: true, force: true });
}
