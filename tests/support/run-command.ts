import { spawn } from "node:child_process";

export type CommandResult = { readonly code: number; readonly stdout: string; readonly stderr: string };

export type CommandOptions = {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** After this time the program is killed and its code is 124, as with timeout(1). Default: none. */
  readonly timeoutMs?: number;
};

/** Runs one program without a shell and collects what it says. A program ended by a signal, or never started, has code 124 or 127. */
export function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: options.cwd, env: options.env, stdio: "pipe" });
    const output: { stdout: Buffer[]; stderr: Buffer[] } = { stdout: [], stderr: [] };
    const timer =
      options.timeoutMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), options.timeoutMs);
    const finish = (code: number, note = "") => {
      clearTimeout(timer);
      const stderr = Buffer.concat(output.stderr).toString() + note;
      resolve({ code, stdout: Buffer.concat(output.stdout).toString(), stderr });
    };
    child.stdout.on("data", (chunk: Buffer) => output.stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => output.stderr.push(chunk));
    child.stdin.on("error", () => undefined); // the program may end before it has read everything
    child.stdin.end(options.input ?? "");
    child.on("error", (error) => finish(127, error.message));
    child.on("close", (code, signal) => finish(code ?? 124, signal === null ? "" : `ended by ${signal}`));
  });
}

/** Like runCommand, but a code other than 0 is an error that carries the program's last words. */
export async function mustRun(file: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  const result = await runCommand(file, args, options);
  if (result.code === 0) return result.stdout;
  const lastWords = `${result.stdout}\n${result.stderr}`.trim().split("\n").slice(-20).join("\n");
  throw new Error(`${file} ${args.join(" ")}: exit code ${result.code}\n${lastWords}`);
}
