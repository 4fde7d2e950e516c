import { importText } from "@/lib/import/import-text";
import type { ImportFormat, ImportOptions } from "@/lib/import/model";
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
    const options = { to, sources: format === "keepalived" ? sources : [], ...importOptions(director, configId) };
    for (const cluster of result.clusters) terminal.print(convertCluster(cluster, options));
  }
  return hasError(findings) ? exitCodes.inputFaulty : exitCodes.done;
}

function importOptions(director: string | undefined, configId: string | undefined): ImportOptions {
  return { ...(director === undefined ? {} : { director }), ...(configId === undefined ? {} : { configId }) };
}
