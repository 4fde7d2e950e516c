import type { ImportLine } from "@/lib/import/model";
import type { CliFinding } from "./cli-finding";

/** The report of an import as findings. */
export function reportFindings(report: readonly ImportLine[]): CliFinding[] {
  return report.map(({ path, line, column, severity, code, params }) => ({
    file: path,
    line,
    column,
    severity,
    code,
    params,
  }));
}
