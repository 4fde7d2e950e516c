import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { LabHostName } from "./lab-hosts";
import type { LabSettings } from "./settings";

/** The files in a lab's run folder. `guest` is what the lab's own kernel sees, as /lab-run. */
export function runFiles(runDir: string) {
  return {
    /** LabRecord, written before the lab starts. */
    record: path.join(runDir, "lab.json"),
    /** Exists when every host's sshd has answered. */
    ready: path.join(runDir, "ready"),
    log: path.join(runDir, "supervisor.log"),
    console: path.join(runDir, "console.log"),
    knownHosts: path.join(runDir, "known_hosts"),
    controlSocket: path.join(runDir, "ctl"),
    guest: path.join(runDir, "guest"),
  };
}

/** What a running lab is, for those who did not start it. */
export type LabRecord = Pick<LabSettings, "flavour" | "loop" | "runDir" | "cacheDir"> & {
  /** SSH port of every host. */
  readonly port: number;
  readonly hosts: readonly LabHostName[];
  /** Process id of the supervisor. */
  readonly pid: number;
};

/** The record of the lab that runs with this folder, or null when there is none. */
export function runningLab(runDir: string): LabRecord | null {
  const file = runFiles(runDir).record;
  if (!existsSync(file)) return null;
  const record: LabRecord = JSON.parse(readFileSync(file, "utf8"));
  return isSupervisor(record.pid) ? record : null;
}

/** Process ids are used again: only a supervisor counts. */
function isSupervisor(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("tests/lab/supervisor.ts");
  } catch {
    return false;
  }
}
