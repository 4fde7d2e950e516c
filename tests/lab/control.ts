import { type CommandOptions, type CommandResult, runCommand } from "@/tests/support/run-command";
import { adminKey } from "./keys";
import { controlHost, type LabHostName } from "./lab-hosts";
import { type LabRecord, runFiles } from "./run-files";

/**
 * Runs a script of the lab's root namespace: how tests reach a host past its own sshd, and cut its power. Over one
 * kept connection to a daemon of its own, so that nothing a test does to a host can shut this door.
 */
export function control(
  lab: LabRecord,
  words: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return runCommand("ssh", [...controlArguments(lab), words.map(quoteWord).join(" ")], options);
}

/** The words of `ssh` up to the command. */
export function controlArguments(lab: LabRecord): string[] {
  const files = runFiles(lab.runDir);
  const options = {
    StrictHostKeyChecking: "yes",
    UserKnownHostsFile: files.knownHosts,
    BatchMode: "yes",
    ConnectTimeout: "5",
    // A kernel that hangs is noticed within half a minute.
    ServerAliveInterval: "10",
    ControlMaster: "auto",
    ControlPersist: "600",
    ControlPath: files.controlSocket,
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  const to = ["-i", adminKey(lab.cacheDir), "-p", String(lab.port), `root@${lab.loop}.${controlHost.octet}`];
  return ["-q", "-F", "none", ...flags, ...to];
}

/** What to run so that `argv` runs as root inside a host, or in the lab's root namespace. */
export function insideHost(host: LabHostName | "lab", argv: readonly string[]): readonly string[] {
  return host === "lab" ? argv : ["/lab-run/scripts/host", "exec", host, ...argv];
}

export function quoteWord(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
