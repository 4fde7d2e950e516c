import { spawn } from "node:child_process";

const patienceMs = 10_000;

/**
 * Runs a program that prints for itself, without input, in a process group of its own: when `signal` is raised the whole
 * group is asked to end, and made to after ten seconds. Resolves with its exit code once it has ended.
 */
export function runProgram(
  file: string,
  args: readonly string[],
  { env, signal }: { env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<number> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(130);
    const child = spawn(file, args, { env, detached: true, stdio: ["ignore", "inherit", "inherit"] });
    const end = (name: NodeJS.Signals) => child.pid !== undefined && killGroup(child.pid, name);
    const abort = () => {
      end("SIGTERM");
      setTimeout(() => end("SIGKILL"), patienceMs).unref();
    };
    signal.addEventListener("abort", abort, { once: true });
    child.on("error", reject);
    child.on("exit", (code) => {
      signal.removeEventListener("abort", abort);
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
