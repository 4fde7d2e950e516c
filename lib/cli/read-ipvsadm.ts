import { parseIpvsadm } from "@/lib/ipvs/parse-ipvsadm";
import { exitCodes } from "./exit-codes";
import { jsonChunks } from "./json-chunks";
import { presentIpvsadm } from "./present-ipvsadm";
import { problemFindings } from "./problem-findings";
import { readInput } from "./read-input";
import { renderFindings } from "./render-findings";
import { loadSentences, type Sentences } from "./sentences";
import { summarizeIpvsadm } from "./summarize-ipvsadm";
import type { Terminal } from "./terminal";

/** `parse-ipvsadm`: prints what ipvsadm printed as JSON, or in one line what it was; the result is the exit code. */
export async function readIpvsadm(
  file: string | undefined,
  { json }: { readonly json?: true },
  terminal: Terminal,
  say: Sentences,
): Promise<number> {
  const input = await readInput(file, terminal);
  const parsed = parseIpvsadm(input.text);
  if (!parsed.ok) {
    const findings = problemFindings(parsed.problems, input.name);
    terminal.complain(renderFindings(findings, await loadSentences(terminal.locale, "problems"), say));
    return exitCodes.inputFaulty;
  }
  const { value } = parsed;
  if (json) for (const chunk of jsonChunks(presentIpvsadm(value))) terminal.print(chunk);
  else terminal.print(`${summarizeIpvsadm(value, say)}\n`);
  return exitCodes.done;
}
