import { importText } from "@/lib/import/import-text";
import type { ImportFormat } from "@/lib/import/model";
import { arrangeLike } from "./arrange-like";
import { hasError } from "./cli-finding";
import { convertCluster } from "./convert-cluster";
import { exitCodes } from "./exit-codes";
import type { TargetFormat } from "./format-names";
import { formatOf } from "./format-of";
import { readInput } from "./read-input";
import { readSources } from "./read-sources";
import { renderFindings } from "./render-findings";
import { reportFindings } from "./report-findings";
import { loadFindingSentences, type Sentences } from "./sentences";
import type { Terminal } from "./terminal";

export type ConvertCommandOptions = {
  readonly from?: ImportFormat;
  readonly to: TargetFormat;
  readonly director?: string;
  readonly configId?: string;
};

/** `convert`: prints what could be taken over, and complains of the rest; the result is the exit code. */
export async function convert(
  file: string | undefined,
  { from, to, director, configId }: ConvertCommandOptions,
  terminal: Terminal,
  say: Sentences,
): Promise<number> {
  const input = await readInput(file, terminal);
  const format = formatOf(input, from);
  const sources = format === "keepalived" ? readSources(input, configId) : [{ path: input.name, text: input.text }];
  const result = importText(format, sources, configId === undefined ? {} : { configId });
  const findings = reportFindings(result.report);
  terminal.complain(renderFindings(findings, await loadFindingSentences(terminal.locale), say));
  if (to === "json") terminal.print(`${JSON.stringify({ format, ...result }, null, 2)}\n`);
  else {
    for (const cluster of result.clusters) {
      const text = convertCluster(cluster, to, director);
      const isSameLanguage = format === "keepalived" && to === "keepalived";
      terminal.print(isSameLanguage ? arrangeLike(text, sources, configId) : text);
    }
  }
  return hasError(findings) ? exitCodes.inputFaulty : exitCodes.done;
}
