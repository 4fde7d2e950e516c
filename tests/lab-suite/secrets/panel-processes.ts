import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { open } from "node:fs/promises";
import type { Sighting } from "./secret";

export type PanelProcess = { readonly pid: number; readonly commandLine: string };

/** The started process and everything below it, PostgreSQL included. */
export function panelProcesses(rootPid: number): PanelProcess[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    // After the program's name in brackets: state, parent.
    const parent = /.*\) \S (\d+) /s.exec(fileOf(name, "stat"))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const belongs = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === rootPid || belongs(parents.get(pid)));
  return [...parents.keys()].filter(belongs).map((pid) => ({ pid, commandLine: commandLineOf(pid) }));
}

/** The process that runs this program of ours, such as bin/web.ts. */
export function processOf(rootPid: number, script: string): number {
  const found = panelProcesses(rootPid).find(({ commandLine }) => commandLine.includes(script));
  if (found === undefined) throw new Error(`no process runs ${script}`);
  return found.pid;
}

/** What a neighbour with a process list sees, again and again until `signal`. */
export async function watchProcessLists(rootPid: number, signal: AbortSignal): Promise<Sighting[]> {
  const seen = new Set<string>();
  while (!signal.aborted) {
    for (const { commandLine } of panelProcesses(rootPid)) seen.add(commandLine);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return [...seen].map((text) => ({ place: "a command line of the panel", text }));
}

/** Environment, and where its open files are. */
export function surroundingsOf(pid: number): Sighting[] {
  const files = readdirSync(`/proc/${pid}/fd`).map((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`);
    } catch {
      return ""; // closed meanwhile
    }
  });
  return [
    { place: `the environment of process ${pid}`, text: fileOf(pid, "environ") },
    { place: `the open files of process ${pid}`, text: files.join("\n") },
  ];
}

/** Whether any of these stands anywhere in the memory that the process can write to. */
export async function isInMemory(pid: number, needles: readonly Buffer[]): Promise<boolean> {
  const overlap = Math.max(...needles.map((needle) => needle.length));
  const chunk = Buffer.alloc(16 * 1024 * 1024);
  const memory = await open(`/proc/${pid}/mem`, "r");
  try {
    for (const [, from = "", to = ""] of fileOf(pid, "maps").matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)) {
      const end = Number.parseInt(to, 16);
      for (let at = Number.parseInt(from, 16); at < end; at += chunk.length - overlap) {
        const wanted = Math.min(chunk.length, end - at);
        const { bytesRead } = await memory.read(chunk, 0, wanted, at).catch(() => ({ bytesRead: 0 })); // unmapped meanwhile, or the kernel's own
        if (needles.some((needle) => chunk.subarray(0, bytesRead).includes(needle))) return true;
        if (bytesRead < chunk.length) break;
      }
    }
    return false;
  } finally {
    await memory.close();
  }
}

function commandLineOf(pid: number): string {
  return fileOf(pid, "cmdline").replaceAll("\0", " ");
}

/** A process may end at any time. */
function fileOf(pid: number | string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}
