import { importText } from "@/lib/import/import-text";
import type { ImportFormat } from "@/lib/import/model";
import { lintKeepalived } from "@/lib/keepalived/lint/lint-keepalived";
import { type CliFinding, hasError } from "./cli-finding";
import { exitCodes } from "./exit-codes";
import { formatOf } from "./format-of";
import { presentFinding } from "./present-finding";
import { type Input, readInput } from "./read-input";
import { readSources } from "./read-sources";
import { renderFindings } from "./render-findings";
import { reportFindings } from "./report-findings";
import { loadFindingSentences, type Sentences } from "./sentences";
import type { Terminal } from "./terminal";

export type LintCommandOptions = {
  readonly from?: ImportFormat;
  /** The keepalived release that is to read the file. */
  readonly keepalived?: string;
  readonly configId?: string;
  readonly json?: true;
};

/** `lint`: prints every finding; the result is the exit code. */
export async function lint(
  file: string | undefined,
  options: LintCommandOptions,
  terminal: Terminal,
  say: Sentences,
): Promise<number> {
  const input = await readInput(file, terminal);
  const findings = findingsOf(input, formatOf(input, options.from), options);
  const sentences = await loadFindingSentences(terminal.locale);
  const json = () =>
    `${JSON.stringify(
      findings.map((finding) => presentFinding(finding, sentences)),
      null,
      2,
    )}\n`;
  terminal.print(options.json ? json() : renderFindings(findings, sentences, say));
  return hasError(findings) ? exitCodes.inputFaulty : exitCodes.done;
}

/** keepalived's own language has rules of its own; of the others an import tells what it makes of every line. */
function findingsOf(input: Input, format: ImportFormat, { configId, keepalived }: LintCommandOptions): CliFinding[] {
  const given = configId === undefined ? {} : { configId };
  if (format !== "keepalived")
    return reportFindings(importText(format, [{ path: input.name, text: input.text }], given).report);
  const version = keepalived === undefined ? {} : { version: keepalived };
  const findings = lintKeepalived(readSources(input, configId), { ...given, ...version });
  return findings.map((finding) => ({ ...finding, code: `lint.${finding.code}` }));
}
