import { execFile, spawnSync } from "node:child_process";

export type PosixShell = { readonly name: string; readonly argv: readonly [string, ...string[]] };

const candidates: readonly PosixShell[] = [
  { name: "dash", argv: ["dash", "-s"] },
  { name: "bash", argv: ["bash", "-s"] },
  { name: "bash as sh", argv: ["bash", "--posix", "-s"] },
  { name: "busybox sh", argv: ["busybox", "sh", "-s"] },
];

/** The shells of this machine that a host could have as /bin/sh; dash and bash are required. */
export const posixShells = candidates.filter(
  ({ name, argv: [command] }) =>
    name === "dash" || name === "bash" || spawnSync(command, ["-c", ":"]).error === undefined,
);

export type ShellRun = { readonly stdout: string; readonly stderr: string; readonly status: number | null };

/** Feeds `text` to the shell's stdin as a channel would; stdout as Latin-1 (one character per byte), as read from a channel. */
export function runInShell(shell: PosixShell, text: string): Promise<ShellRun> {
  const [command, ...args] = shell.argv;
  return new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      { encoding: "latin1", maxBuffer: 64 << 20, env: { ...process.env, LC_ALL: "C" } },
      (error, stdout, stderr) => {
        resolve({ stdout, stderr, status: error === null ? 0 : typeof error.code === "number" ? error.code : null });
      },
    );
    child.stdin?.on("error", () => {});
    child.stdin?.end(text);
  });
}
