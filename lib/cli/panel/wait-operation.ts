import { operationResourceSchema } from "@/lib/api/resources/operation";
import { loadSentences, type Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import { exitCodeOf } from "./outcome";
import { openPanel } from "./panel-client";
import { waitForEnd } from "./wait-for-end";

/** `op wait`: follows an operation to its end; the result is the exit code of the command that asked for it. */
export async function waitOperation(
  id: string,
  output: "json" | undefined,
  terminal: Terminal,
  say: Sentences,
): Promise<number> {
  const panel = await openPanel(terminal);
  const operation = await panel.get(`/operations/${encodeURIComponent(id)}`, operationResourceSchema);
  const ended = await waitForEnd(panel, operation, { terminal, say, name: id });
  const errors = await loadSentences(terminal.locale, "errors");
  const problem = ended.problem === null ? "" : ` ${errors(ended.problem.code, ended.problem.params)}`;
  terminal.complain(`${say("result.line", { name: id, state: say(`result.${ended.state}`) })}${problem}\n`);
  if (output === "json") terminal.print(`${JSON.stringify(ended, null, 2)}\n`);
  return exitCodeOf(ended);
}
