import { randomUUID } from "node:crypto";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { loadSentences, type Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import { exitCodeOf } from "./outcome";
import { openPanel } from "./panel-client";
import { waitForEnd } from "./wait-for-end";

type Asked = {
  readonly id: string;
  readonly verb: "wait" | "confirm" | "abort";
  readonly output: "json" | undefined;
};

/** Says to an operation what the verb is, and follows it to its end; the exit code is that of the command that asked for it. */
export async function waitOperation({ id, verb, output }: Asked, terminal: Terminal, say: Sentences): Promise<number> {
  const panel = await openPanel(terminal);
  const path = `/operations/${encodeURIComponent(id)}`;
  const operation =
    verb === "wait"
      ? await panel.get(path, operationResourceSchema)
      : await panel.post(`${path}/${verb}`, {}, randomUUID(), operationResourceSchema);
  const ended = await waitForEnd(panel, operation, { terminal, say, name: id });
  const errors = await loadSentences(terminal.locale, "errors");
  const problem = ended.problem === null ? "" : ` ${errors(ended.problem.code, ended.problem.params)}`;
  terminal.complain(`${say("result.line", { name: id, state: say(`result.${ended.state}`) })}${problem}\n`);
  if (output === "json") terminal.print(`${JSON.stringify(ended, null, 2)}\n`);
  return exitCodeOf(ended);
}
