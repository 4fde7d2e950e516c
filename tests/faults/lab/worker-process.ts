import { mustRun } from "@/tests/support/run-command";

/** Number of the worker's process, which the supervisor starts again whenever it dies. */
async function workerPid(supervisorPid: number): Promise<number> {
  const pids = await mustRun("pgrep", ["-P", String(supervisorPid), "-f", "bin/worker\\.ts"]);
  return Number(pids.trim());
}

/** Nobody writes, reads or restarts anything any more, until the returned function is called. */
export async function killPanel(supervisorPid: number): Promise<() => void> {
  const worker = await workerPid(supervisorPid);
  process.kill(supervisorPid, "SIGSTOP");
  process.kill(worker, "SIGKILL");
  return () => process.kill(supervisorPid, "SIGCONT");
}
