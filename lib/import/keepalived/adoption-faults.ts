import type { ImportLine, ImportSource } from "@/lib/import/model";
import { ReportBuilder } from "@/lib/import/report-builder";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { splitComment } from "@/lib/keepalived/syntax/split-comment";
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
]);

/**
 * Why a director cannot keep this keepalived.conf as its own, at the lines that stand in the way; [] = it can. It is kept
 * as one text that reads the same wherever it lies, without a password in clear, and only when the cluster holds all that
 * it does: `imported` is the report of its import.
 */
export function adoptionFaults({ path, text }: ImportSource, imported: readonly ImportLine[]): readonly ImportLine[] {
  const report = new ReportBuilder();
  const at = (number: number, line: string) => ({
    line: { path, number, text: line },
    column: Math.max(line.search(/\S/), 0) + 1,
  });
  if (!path.endsWith(keepalivedConfPath)) {
    report.warning(at(1, text.slice(0, text.indexOf("\n") + 1)), "adoption.path", { path: keepalivedConfPath });
  }
  const sealed = withoutVrrpPasswords(text, null).split("\n");
  for (const [index, line] of text.split("\n").entries()) {
    if (!/^\s*(include|@)|auth_pass|password/i.test(line)) continue;
    const { code } = splitComment(line);
    const [, pattern] = /^\s*include[rmwba]?\s+(.*\S)/.exec(code) ?? [];
    if (pattern !== undefined) report.warning(at(index + 1, line), "adoption.include", { pattern });
    if (/^\s*@/.test(code)) report.warning(at(index + 1, line), "adoption.condition");
    if (isOpenPassword(sealed[index] ?? "")) report.warning(at(index + 1, line), "adoption.password");
  }
  for (const { code, line, column, text: shown } of imported) {
    if (leftOut.has(code)) report.warning({ ...at(line, shown), column }, "adoption.left_out");
  }
  return report.finish().report;
}
