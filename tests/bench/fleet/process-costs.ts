import { readdirSync, readFileSync } from "node:fs";

/** What a process and all that it has started have used so far; of children that have ended, too. */
export type ProcessCosts = {
  readonly cpuSec: number;
  /** The most memory that the process itself had at once, or the sum of what it and its children have now: the greater. */
  readonly rssBytes: number;
};

/** The kernel counts in hundredths of a second on every machine that Node runs on. */
const ticksPerSec = 100;

/** `pid` with its descendants. What ends while this reads is passed over, and is in its parent's count. */
export function processCosts(pid: number): ProcessCosts {
  let cpuSec = 0;
  let sumBytes = 0;
  for (const each of [pid, ...descendants(pid)]) {
    const fields = statFields(each);
    // utime and stime; and cutime and cstime of children that were waited for.
    cpuSec += fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) / ticksPerSec;
    sumBytes += statusBytes(each, "RssAnon");
  }
  return { cpuSec, rssBytes: Math.max(statusBytes(pid, "VmHWM"), sumBytes) };
}

/** The first process below `pid` whose command line has this word in it. */
export function findChild(pid: number, word: string): number {
  const found = descendants(pid).find((each) => read(`/proc/${each}/cmdline`).includes(word));
  if (found === undefined) throw new Error(`${word} does not run`);
  return found;
}

function descendants(pid: number): number[] {
  const children = readThreads(pid).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(" ").filter(Boolean).map(Number),
  );
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function readThreads(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** The fields behind the name in parentheses, which may hold blanks itself. */
function statFields(pid: number): string[] {
  const text = read(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

function statusBytes(pid: number, name: string): number {
  const [, kilobytes = "0"] = new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(read(`/proc/${pid}/status`)) ?? [];
  return Number(kilobytes) * 1024;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
