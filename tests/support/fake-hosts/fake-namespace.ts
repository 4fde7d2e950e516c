import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { mustRun } from "@/tests/support/run-command";

/** Folders of a host that programs write to; each is a folder of the test's own, mounted over the machine's. */
const ownFolders = ["etc", "run", "var/lib", "usr/local/sbin"];

export type FakeNamespace = {
  /** The kept shell: stdin and stdout of a `sh -s` inside. */
  readonly shell: ChildProcessWithoutNullStreams;
  /** Where the host's `/` is for the test: only the own folders are below it. */
  readonly root: string;
  /** Runs a program inside, beside the kept shell. */
  run(file: string, ...args: string[]): Promise<string>;
  /** Starts a shell command inside, with pipes to it, as sshd does for a session. */
  spawn(command: string): ChildProcessWithoutNullStreams;
  close(): Promise<void>;
};

const isRoot = process.getuid?.() === 0;
const enterFlags = isRoot ? [] : ["-U", "--preserve-credentials"];

/** Null when this machine lets us make no namespaces (then these tests cannot run). */
export const cannotUnshare: string | null =
  spawnSync("unshare", [...unshareFlags(), "true"]).status === 0 ? null : "this machine lets us make no namespaces";

function unshareFlags(): string[] {
  const asRoot = isRoot ? [] : ["--user", "--map-root-user"];
  return [...asRoot, "--mount", "--net", "--pid", "--fork", "--kill-child", "--propagation", "private"];
}

/**
 * A host as far as our programs can tell: its own network (lo, eth0, real addresses and sysctls), its own processes, and
 * its own /etc, /run, /var/lib and /usr/local/sbin, and the test's `commands` lie over those of /usr/sbin (our scripts set
 * PATH themselves). Everything else is the machine's, so the very programs that go to a director run under a real shell
 * with real tools.
 */
export async function createFakeNamespace(
  root: string,
  options: { readonly address: string; readonly commands: string; readonly systemd: boolean },
): Promise<FakeNamespace> {
  for (const folder of ownFolders) await mkdir(path.join(root, folder), { recursive: true });
  for (const level of [2, 3, 4, 5]) await mkdir(path.join(root, `etc/rc${level}.d`), { recursive: true });
  for (const folder of ["etc/init.d", "etc/systemd/system", "etc/sysctl.d"]) {
    await mkdir(path.join(root, folder), { recursive: true });
  }
  if (options.systemd) await mkdir(path.join(root, "run/systemd/system"), { recursive: true });
  const script = path.join(root, "enter");
  await writeFile(script, enterScript(root, options));
  await chmod(script, 0o755);
  const shell = spawn("unshare", [...unshareFlags(), "sh", script], { stdio: "pipe" });
  const enter = ["-t", await firstLine(shell), ...enterFlags, "-m", "-n", "-p"];
  return {
    shell,
    root,
    run: (file, ...args) => mustRun("nsenter", [...enter, file, ...args]),
    spawn: (command) => spawn("nsenter", [...enter, "sh", "-c", command], { stdio: "pipe" }),
    async close() {
      const ended = new Promise((resolve) => shell.once("close", resolve));
      shell.kill("SIGKILL");
      await ended;
    },
  };
}

function enterScript(root: string, options: { address: string; commands: string }): string {
  const mounts = ownFolders.map((folder) => `mount --bind ${root}/${folder} /${folder}`);
  return `set -e
mount -t proc proc /proc
${mounts.join("\n")}
mkdir -p ${root}/machine-sbin
mount --bind /usr/sbin ${root}/machine-sbin
mount -t overlay overlay -o lowerdir=${options.commands}:/usr/sbin /usr/sbin
ip link set lo up
ip link add eth0 type veth peer name peer0
ip link set eth0 addrgenmode none
ip link set peer0 addrgenmode none
ip link set eth0 up
ip link set peer0 up
ip address add ${options.address}/24 dev eth0
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
echo ready
exec sh -s
`;
}

/** Waits for "ready" and finds the inner process's number out here. */
async function firstLine(shell: ChildProcessWithoutNullStreams): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    let errors = "";
    shell.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    shell.stdout.once("data", () => resolve());
    shell.once("close", () => reject(new Error(`a fake host did not start: ${errors}`)));
  });
  const children = await readFile(`/proc/${shell.pid}/task/${shell.pid}/children`, "utf8");
  const [inside] = children.trim().split(" ");
  if (inside === undefined) throw new Error("a fake host has no process");
  return inside;
}
