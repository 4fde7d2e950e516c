import type { ProgramStep, StepResult } from "@/lib/shell/model";
import { quote } from "@/lib/shell/quote";
import type { InitSystem, ObservedFile } from "./model";

/**
 * What the observation programs of directors and real servers share. A process costs 15 to 25 ms on a lab director, so
 * facts that the shell can find out by itself (links, pid files, /proc/sys) are read with builtins only.
 */
export const initLines = `if [ -d /run/systemd/system ]; then echo init systemd; else echo init sysv; fi
enabled() {
  for link in /etc/systemd/system/*.wants/"$1".service; do if [ -h "$link" ]; then return 0; fi; done
  return 1
}
enabled_sysv() {
  for link in /etc/rc[2-5].d/S[0-9][0-9]"$1"; do if [ -e "$link" ]; then return 0; fi; done
  return 1
}
boot() {
  if [ -d /run/systemd/system ]; then enabled "$1"; else enabled_sysv "$1"; fi
}
`;

/** Prints checksums of those files that exist, and each file's content in a step of its own. */
export function fileSteps(paths: readonly string[]): ProgramStep[] {
  const sums = { id: "sums", mayFail: true, script: `exec sha256sum -- ${paths.map(quote).join(" ")} 2>/dev/null` };
  return [
    ...(paths.length === 0 ? [] : [sums]),
    ...paths.map((path, index) => ({
      id: `file.${index}`,
      mayFail: true,
      script: `if [ -f ${quote(path)} ]; then exec cat -- ${quote(path)}; fi`,
    })),
  ];
}

/**
 * A file's text counts only when its checksum proves it. A step's output arrives without its trailing line breaks, so
 * the text is tried with one and without; anything else (not UTF-8, several line breaks at the end) is kept as a
 * checksum alone.
 */
export function readFiles(
  paths: readonly string[],
  steps: ReadonlyMap<string, StepResult>,
  sha256: (text: string) => string,
): Record<string, ObservedFile | null> {
  const sums = new Map<string, string>();
  for (const line of (steps.get("sums")?.output ?? "").split("\n")) {
    const [, sum, path] = /^([0-9a-f]{64}) [ *](\/.*)$/.exec(line) ?? [];
    if (sum !== undefined && path !== undefined) sums.set(path, sum);
  }
  return Object.fromEntries(
    paths.map((path, index): [string, ObservedFile | null] => {
      const sum = sums.get(path);
      if (sum === undefined) return [path, null];
      const output = steps.get(`file.${index}`)?.output ?? "";
      const content = [`${output}\n`, output].find((text) => sha256(text) === sum) ?? null;
      return [path, { sha256: sum, content }];
    }),
  );
}

/** Reads lines `word rest of the line`. */
export function readFacts(output: string): ReadonlyMap<string, string> {
  return new Map(
    output.split("\n").map((line): [string, string] => {
      const space = line.indexOf(" ");
      return space < 0 ? [line, ""] : [line.slice(0, space), line.slice(space + 1)];
    }),
  );
}

export function readInit(facts: ReadonlyMap<string, string>): InitSystem {
  return facts.get("init") === "systemd" ? "systemd" : "sysv";
}

export function byId(steps: readonly StepResult[]): ReadonlyMap<string, StepResult> {
  return new Map(steps.map((step) => [step.id, step]));
}
