import type { Command } from "commander";
import { parseIpvsadm } from "@/lib/ipvs/parse-ipvsadm";
import { exitCodes } from "./exit-codes";
import { presentIpvsadm } from "./present-ipvsadm";
import { readInput } from "./read-input";
import { renderProblems } from "./render-problems";
import { loadSentences, type Sentences } from "./sentences";
import { summarizeIpvsadm } from "./summarize-ipvsadm";
import type { Terminal } from "./terminal";

/** Adds `parse-ipvsadm [FILE] [--json]`. */
export function addParseIpvsadm(
  program: Command,
  say: Sentences,
  terminal: Terminal,
  exitWith: (code: number) => void,
): void {
  program
    .command("parse-ipvsadm")
    .description(say("parse_ipvsadm.description"))
    .argument("[FILE]", say("argument.file"))
    .option("--json", say("option.json"))
    .action(async (file: string | undefined, { json }: { json?: true }) => {
      const input = await readInput(file, terminal);
      const parsed = parseIpvsadm(input.text);
      if (!parsed.ok) {
        const sentences = await loadSentences(terminal.locale, "problems");
        terminal.complain(renderProblems(parsed.problems, input.name, sentences, say));
        return exitWith(exitCodes.inputFaulty);
      }
      const { value } = parsed;
      terminal.print(
        json ? `${JSON.stringify(presentIpvsadm(value), null, 2)}\n` : `${summarizeIpvsadm(value, say)}\n`,
      );
    });
}
