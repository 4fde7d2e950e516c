import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "@/lib/db/embedded/free-port";

/** A whole Signalbox started as people start it: bin/start.ts in a process of its own. */
export type Installation = {
  readonly origin: string;
  readonly process: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** Resolves with the part of the output that matches; rejects when the process ends or `withinMs` passes first. */
  printed(pattern: RegExp, withinMs?: number): Promise<RegExpExecArray>;
  /** Resolves with the exit code. */
  readonly exited: Promise<number | null>;
  /** Process ids by part, while it runs. */
  parts(): Record<"web" | "worker" | "postgres", number | undefined>;
  /** Its own and its descendants' process ids. */
  pids(): number[];
  /** Processor time that all of them have used. */
  cpuMs(): number;
};

export async function startInstallation(options: {
  variables: Readonly<Record<string, string>>;
  /** Start it by `npm start`, with npm and a shell in between. */
  byNpm?: boolean;
  /** Run as this account; needs root. */
  uid?: number;
  gid?: number;
}): Promise<Installation> {
  const port = String(await freePort());
  const root = path.resolve(import.meta.dirname, "../..");
  const direct = [process.execPath, "--import", "tsx", path.join(root, "bin/start.ts")];
  const [program = "", ...args] = options.byNpm === true ? ["npm", "start"] : direct;
  const child = spawn(program, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      SIGNALBOX_PORT: port,
      LOG_LEVEL: "warn",
      ...options.variables,
    },
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.gid ?? options.uid }),
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
    });
  }
  const exited = once(child, "exit").then(([code]) => (typeof code === "number" ? code : null));
  const pids = () => (child.pid === undefined ? [] : [child.pid, ...descendants(child.pid)]);
  const secure = options.variables.SIGNALBOX_TLS_CERT !== undefined;
  return {
    origin: `${secure ? "https" : "http"}://127.0.0.1:${port}`,
    process: child,
    output: () => said,
    exited,
    printed: (pattern, withinMs = 120_000) =>
      waitForOutput(
        child,
        () => pattern.exec(said),
        withinMs,
        () => said,
      ),
    parts() {
      const all = descendants(child.pid ?? 0);
      const find = (test: RegExp) => all.find((pid) => test.test(commandOf(pid)));
      return { web: find(/bin\/web\.ts/), worker: find(/bin\/worker\.ts/), postgres: find(/^\S*bin\/postgres\s-D/) };
    },
    pids,
    cpuMs: () => pids().reduce((sum, pid) => sum + cpuMsOf(pid), 0),
  };
}

export function isAlive(pid: number): boolean {
  const state = statusOf(pid);
  return state !== undefined && state !== "Z";
}

function waitForOutput(
  child: ChildProcess,
  look: () => RegExpExecArray | null,
  withinMs: number,
  said: () => string,
): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      child.stdout?.off("data", check);
      child.off("close", onClose);
      settle();
    };
    const check = () => {
      const found = look();
      if (found !== null) finish(() => resolve(found));
    };
    const onClose = () => finish(() => reject(new Error(`it ended without saying that:\n${said()}`)));
    const timer = setTimeout(() => finish(() => reject(new Error(`not said in time:\n${said()}`))), withinMs);
    child.stdout?.on("data", check);
    child.once("close", onClose);
    check();
  });
}

function descendants(pid: number): number[] {
  const children = allProcesses().filter((candidate) => parentOf(candidate) === pid);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function allProcesses(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function parentOf(pid: number): number | undefined {
  return Number(afterName(pid)?.[1]);
}

function statusOf(pid: number): string | undefined {
  return afterName(pid)?.[0];
}

/** User and system time of a process and of its children that have ended; Linux counts in hundredths of a second. */
function cpuMsOf(pid: number): number {
  const fields = afterName(pid) ?? [];
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
}

/** The fields of /proc/<pid>/stat behind the command's name, which may hold spaces and parentheses. */
function afterName(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
