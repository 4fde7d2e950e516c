import type { ImportLine, ImportOptions, ImportSource } from "@/lib/import/model";
import { ReportBuilder } from "@/lib/import/report-builder";
import { startOf } from "@/lib/import/source-line";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { splitComment } from "@/lib/keepalived/syntax/split-comment";
import { includeFault } from "./include-fault";
import { filesRead, includesOf } from "./includes-of";
import { Places } from "./places";
import { isOpenPassword, withoutVrrpPasswords } from "./vrrp-passwords";

/** Something of a virtual server is not in the cluster, while keepalived has it put into the kernel. */
const leftOut = new Set([
  "import.address.not_unicast",
  "import.address.not_read",
  "import.service.repeated",
  "import.service.scheduler_unknown",
  "import.service.flag_unknown",
  "lint.syntax.too_large",
  "lint.expansion.limit",
  "lint.include.loop",
  "lint.include.too_many",
]);

/** The first of `sources` is the file itself; `imported` is the report of its import with the same options. */
export type AdoptionCandidate = {
  readonly sources: readonly ImportSource[];
  readonly options: ImportOptions;
  readonly imported: readonly ImportLine[];
  /** The sources are all that there is on the director, so an include that finds none of them reads nothing. */
  readonly complete: boolean;
};

/**
 * Why a director cannot keep this keepalived.conf as its own, at the lines that stand in the way; [] = it can. It is kept
 * with all that it includes, without a password in clear, and only when the cluster holds all that it does.
 */
export function adoptionFaults({ sources, options, imported, complete }: AdoptionCandidate): readonly ImportLine[] {
  const report = new ReportBuilder();
  const [main] = sources;
  if (main === undefined) return [];
  const places = new Places(sources);
  if (!main.path.endsWith(keepalivedConfPath)) {
    report.warning(startOf(places.line(main.path, 1)), "adoption.path", { path: keepalivedConfPath });
    return report.finish().report;
  }
  const prefix = main.path.slice(0, -keepalivedConfPath.length);
  const includes = includesOf(sources, main, options);
  const read = filesRead(main, includes);
  for (const include of includes) {
    const { pattern, fromFile } = include;
    const line = places.line(fromFile, include.line);
    const place = startOf(line);
    const fault = isIncludeOf(line.text, pattern) ? includeFault(include, prefix) : "include_made";
    if (fault !== null) report.warning(place, `adoption.${fault}`, { pattern });
    else if (include.found.length === 0 && !complete) report.warning(place, "adoption.include", { pattern });
  }
  const sealed = withoutVrrpPasswords(read, options, null);
  for (const [index, { path, text }] of read.entries()) {
    const withoutPasswords = sealed[index]?.text.split("\n") ?? [];
    for (const [row, line] of text.split("\n").entries()) {
      if (!/^\s*@|auth_pass|password/i.test(line)) continue;
      const place = startOf(places.line(path, row + 1));
      if (options.configId === undefined && /^\s*@/.test(line)) report.warning(place, "adoption.condition");
      if (isOpenPassword(withoutPasswords[row] ?? "")) report.warning(place, "adoption.password");
    }
  }
  for (const { code, path, line, column, text } of imported) {
    if (leftOut.has(code)) report.warning({ line: { path, number: line, text }, column }, "adoption.left_out");
  }
  return report.finish().report;
}

/** Not so when a definition made the line, or a part of it. */
function isIncludeOf(line: string, pattern: string): boolean {
  return /^(?:\s*@\S*)?\s*include[rmwba]?\s+(.*\S)\s*$/.exec(splitComment(line).code)?.[1] === pattern;
}
