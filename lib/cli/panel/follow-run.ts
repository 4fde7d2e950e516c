import { type RunResource, runResourceSchema } from "@/lib/api/resources/run";
import { type ExitCode, exitCodes } from "../exit-codes";
import { loadSentences, type Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import type { PanelClient } from "./panel-client";
import { createProgressLine } from "./progress-line";

/** Short enough that each step is seen. */
const lookEveryMs = 2_000;

/** Follows a run to its end, telling where each target is; the result is the exit code. */
export async function followRun(
  panel: PanelClient,
  run: RunResource,
  terminal: Terminal,
  say: Sentences,
): Promise<ExitCode> {
  const sentences = await loadSentences(terminal.locale, "runs");
  const progress = createProgressLine(terminal);
  // Whoever is interrupted from here on can take it up again by this.
  terminal.complain(`${say("run.asked", { id: run.id })}\n`);
  let now = run;
  while (now.endedAt === null) {
    progress.show(now.items.map((item) => itemText(item, sentences)).join("; "));
    await terminal.sleep(lookEveryMs);
    terminal.interrupted.throwIfAborted();
    now = await panel.get(`/runs/${run.id}`, runResourceSchema);
  }
  progress.end();
  const errors = await loadSentences(terminal.locale, "errors");
  const why = now.problem === null ? "" : ` ${errors(now.problem.code, now.problem.params)}`;
  terminal.complain(`${say("result.line", { name: run.id, state: sentences(`states.${now.state}`) })}${why}\n`);
  return now.state === "succeeded" ? exitCodes.done : exitCodes.failed;
}

function itemText({ target, phase, step }: RunResource["items"][number], sentences: Sentences): string {
  const at = step === null ? "" : ` ${step.index + 1}/${step.count}`;
  return `${target.name}: ${sentences(`phases.${phase}`)}${at}`;
}
