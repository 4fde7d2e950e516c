import type { Problem } from "@/lib/model/problem";
import type { CliFinding } from "./cli-finding";

/** Problems of a text, whose paths are ["line", NUMBER], as findings in the file of that name. */
export function problemFindings(problems: readonly Problem[], file: string): CliFinding[] {
  return problems.map(({ code, path, params = {}, severity }) => ({
    file,
    line: Number(path[1] ?? 1),
    column: Number(params.column ?? 1),
    severity,
    code,
    params,
  }));
}
