import type { CliFinding } from "./cli-finding";
import type { Sentences } from "./sentences";

/** A finding as JSON, with its sentence. Fields are added in later releases, never renamed or removed. */
export function presentFinding(finding: CliFinding, sentences: Sentences): object {
  const { file, line, column, severity, code, params } = finding;
  return { file, line, column, severity, code, params, message: sentences(code, params) };
}
