import type { ProgramStep, StepResult } from "@/lib/shell/model";
import { quote } from "@/lib/shell/quote";
import type { InitSystem, ObservedFile, PacketFilter, SetUpState } from "./model";

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

/** What loads packet rules there. */
export const packetFilterLines = `if command -v nft >/dev/null; then echo packet-filter nft
elif command -v iptables-restore >/dev/null; then echo packet-filter iptables; fi`;

export function readPacketFilter(facts: ReadonlyMap<string, string>): PacketFilter | null {
  const found = facts.get("packet-filter");
  return found === "nft" || found === "iptables" ? found : null;
}

const maxFileBytes = 2_000_000;

/** Prints the checksums of those files that exist, and then their contents, with two processes for all of them. */
export function filesStep(paths: readonly string[]): ProgramStep {
  return {
    id: "files",
    script: `set --
for path in ${paths.map(quote).join(" ")}; do if [ -f "$path" ]; then set -- "$@" "$path"; fi; done
if [ $# -eq 0 ]; then exit 0; fi
sha256sum -- "$@"
exec head -v -c ${maxFileBytes} -- "$@"`,
  };
}

/**
 * `head -v` puts a line `==> PATH <==` before each file and an empty one between files. A content counts only when its
 * checksum proves it, so a file that imitates such a line deceives nobody: it is kept as a checksum alone, as is one that
 * is not UTF-8 or too large. The step's output arrives without its trailing line breaks, so one may have to be put back.
 */
export function readFiles(
  paths: readonly string[],
  steps: ReadonlyMap<string, StepResult>,
  sha256: (text: string) => string,
): Record<string, ObservedFile | null> {
  const output = steps.get("files")?.output ?? "";
  const sums = readSums(output);
  const present = paths.filter((path) => sums.has(path));
  const files = paths.map((path): [string, ObservedFile | null] => {
    const sum = sums.get(path);
    if (sum === undefined) return [path, null];
    const text = textBetween(`${output}\n`, path, present[present.indexOf(path) + 1]).replace(/\n$/, "");
    const content = [`${text}\n`, text].find((candidate) => sha256(candidate) === sum) ?? null;
    return [path, { sha256: sum, content }];
  });
  return Object.fromEntries(files);
}

/** The paths of all files that a step printed, in the order in which it did. */
export function printedPaths(steps: ReadonlyMap<string, StepResult>): string[] {
  return [...readSums(steps.get("files")?.output ?? "").keys()];
}

function readSums(output: string): ReadonlyMap<string, string> {
  const sums = new Map<string, string>();
  for (const line of output.split("\n")) {
    const [, sum, path] = /^([0-9a-f]{64}) [ *](\/.*)$/.exec(line) ?? [];
    if (sum === undefined || path === undefined) break;
    sums.set(path, sum);
  }
  return sums;
}

function textBetween(output: string, path: string, next: string | undefined): string {
  const header = `==> ${path} <==\n`;
  const start = output.indexOf(header);
  if (start < 0) return "";
  const rest = output.slice(start + header.length);
  const end = next === undefined ? -1 : rest.indexOf(`\n==> ${next} <==\n`);
  return end < 0 ? rest : rest.slice(0, end);
}

/** Runs a script of ours, if that is what stands there: its `status` ends with 0 when all is in force, else with 3. */
export function setUpStep(path: string): ProgramStep {
  return {
    id: "set-up",
    mayFail: true,
    script: `line=
if [ -x ${quote(path)} ]; then { read -r line; read -r line; } <${quote(path)} || :; fi
case $line in '# Managed by Signalbox.'*) exec ${quote(path)} status ;; *) exit ${absentCode} ;; esac`,
  };
}

const absentCode = 4;

export function readSetUp(steps: ReadonlyMap<string, StepResult>): SetUpState {
  const step = steps.get("set-up");
  if (step?.exitCode === 0) return { kind: "in-place" };
  return step === undefined || step.exitCode === absentCode
    ? { kind: "absent" }
    : { kind: "incomplete", report: step.output.split("\n").join("; ") };
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
