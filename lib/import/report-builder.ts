import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { Problem } from "@/lib/model/problem";
import type { ImportLine, KeptText } from "./model";
import { type Place, type SourceLine, startOf } from "./source-line";

type Params = ImportLine["params"];

/** More lines than this tell nobody anything; one more then says how many were left out. */
const maxLines = 20_000;
const maxTextLength = 200;

/** Collects the report and the kept texts of one import. The same thing about the same place is said once. */
export class ReportBuilder {
  private readonly keptTexts: KeptText[] = [];
  private readonly lines: ImportLine[] = [];
  private readonly said = new Set<string>();
  private leftOut = 0;

  error(place: Place, code: string, params: Params = {}): void {
    this.add("error", place, keyOf(code), params);
  }

  warning(place: Place, code: string, params: Params = {}): void {
    this.add("warning", place, keyOf(code), params);
  }

  info(place: Place, code: string, params: Params = {}): void {
    this.add("info", place, keyOf(code), params);
  }

  /** Takes over what was found out about the grammar of a keepalived.conf. */
  finding(line: SourceLine, { column, severity, code, params }: Finding): void {
    this.add(severity, { line, column }, `lint.${code}`, params);
  }

  /** What contradicts itself in the result, by the code of the cluster's own checks. */
  problem(place: Place, { severity, code, params = {} }: Problem): void {
    this.add(severity, place, `problems.${code}`, params);
  }

  /** Keeps a text that has no place in the model. */
  keep(line: SourceLine, block: readonly string[], text: string): void {
    this.keptTexts.push({ path: line.path, line: line.number, block, text });
  }

  /** Keeps a line that has no place in the model, and says why. */
  keepLine(line: SourceLine, block: readonly string[], code: string, params: Params = {}): void {
    this.keep(line, block, line.text.trim());
    this.info(startOf(line), code, params);
  }

  /** The report, file by file in the order in which they came up, each from top to bottom. */
  finish(): { report: ImportLine[]; kept: KeptText[] } {
    const report = byPlace(this.lines, (one, other) => one.column - other.column);
    const last = report.at(-1);
    if (this.leftOut > 0 && last !== undefined) {
      report.push({ ...last, severity: "error", code: keyOf("report.cut"), params: { count: this.leftOut } });
    }
    return { report, kept: byPlace(this.keptTexts, () => 0) };
  }

  private add(severity: ImportLine["severity"], place: Place, code: string, params: Params): void {
    const { path, number, text } = place.line;
    if (this.lines.length >= maxLines) {
      this.leftOut += 1;
      return;
    }
    const key = JSON.stringify([path, number, place.column, code]);
    if (this.said.has(key)) return;
    this.said.add(key);
    const safeParams = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === "string" ? printable(value) : value]),
    );
    this.lines.push({
      path,
      line: number,
      column: place.column,
      text: printable(text),
      severity,
      code,
      params: safeParams,
    });
  }
}

function byPlace<T extends { readonly path: string; readonly line: number }>(
  items: readonly T[],
  within: (one: T, other: T) => number,
): T[] {
  const files = new Map<string, number>();
  for (const { path } of items) if (!files.has(path)) files.set(path, files.size);
  const fileOf = ({ path }: T) => files.get(path) ?? 0;
  return items.toSorted((one, other) => fileOf(one) - fileOf(other) || one.line - other.line || within(one, other));
}

/**
 * A report is shown on terminals and in pages: no control characters, none that turn the direction of text around, and no
 * passwords.
 */
function printable(text: string): string {
  const shown = text.slice(0, maxTextLength).trim();
  const withoutSecrets = shown.replace(
    /\b(auth_pass|password|passwd|secret)\b(?![./-])(\s*=?\s*)\S.*$/i,
    "$1$2••••••••",
  );
  return withoutSecrets.replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

function keyOf(code: string): string {
  return `import.${code}`;
}
