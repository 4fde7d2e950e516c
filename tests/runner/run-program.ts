import { spawn } from "node:child_process";

const patienceMs = 10_000;

/** A third of what the others get: with less, what waits for one of its own steps runs out of time. */
const niceness = "5";

export type HowToRun = {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Beside others that show what they print at once: what it prints is shown in one piece when it has ended. */
  readonly collected?: boolean;
  /** The others have the machine first. */
  readonly nice?: boolean;
};

/**
 * Runs a program that prints for itself, without input, in a process group of its own: when `signal` is raised the whole
 * group is asked to end, and made to after ten seconds. Resolves with its exit code once it has ended.
 */
export function runProgram(
  file: string,
  args: readonly string[],
  { env, signal, collected = false, nice = false }: HowToRun,
): Promise<number> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(130);
    const output = collected ? "pipe" : "inherit";
    const words = nice ? ["nice", "-n", niceness, file, ...args] : [file, ...args];
    const child = spawn(words[0] ?? file, words.slice(1), { env, detached: true, stdio: ["ignore", output, output] });
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => printed.push(chunk));
    const end = (name: NodeJS.Signals) => child.pid !== undefined && killGroup(child.pid, name);
    const abort = () => {
      end("SIGTERM");
      setTimeout(() => end("SIGKILL"), patienceMs).unref();
    };
    signal.addEventListener("abort", abort, { once: true });
    child.on("error", reject);
    // What still holds its output when it ends is a leftover, and none to wait for.
    child.on("exit", (code) => {
      signal.removeEventListener("abort", abort);
      process.stdout.write(Buffer.concat(printed));
      resolve(code ?? 130);
    });
  });
}

function killGroup(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch {
    // The group has ended in the meantime.
  }
}
