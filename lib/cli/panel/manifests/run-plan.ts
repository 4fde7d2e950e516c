import { exitCodes } from "@/lib/cli/exit-codes";
import type { Sentences } from "@/lib/cli/sentences";
import type { Terminal } from "@/lib/cli/terminal";
import { openPanel } from "../panel-client";
import type { ApplyOptions } from "./apply-options";
import { putDraft } from "./drafts";
import { type PlanOutcome, planAndApply } from "./plan-and-apply";
import { complainOfDocument, readDocuments } from "./read-documents";

type Asked = {
  readonly file: string;
  readonly output: "json" | undefined;
  /** Null = only plan. */
  readonly apply: ApplyOptions | null;
};

/** Makes drafts what the documents of a file say, plans each and applies it; none after one that did not succeed. */
export async function runPlan({ file, output, apply }: Asked, terminal: Terminal, say: Sentences): Promise<number> {
  const documents = await readDocuments(file, terminal, say);
  if (documents === null) return exitCodes.inputFaulty;
  const panel = await openPanel(terminal);
  const outcomes: PlanOutcome[] = [];
  let exitCode: number = exitCodes.done;
  for (const document of documents) {
    if (exitCode !== exitCodes.done) break;
    const { name } = document.manifest;
    try {
      const { clusterId } = await putDraft(panel, document.manifest, { dryRun: false });
      const outcome = await planAndApply(panel, { id: clusterId, name }, { apply, output }, { terminal, say });
      outcomes.push(outcome);
      exitCode = outcome.exitCode;
    } catch (error) {
      complainOfDocument(error, document, { terminal, say });
      exitCode = exitCodes.inputFaulty;
    }
  }
  if (output === "json") terminal.print(`${JSON.stringify(outcomes, null, 2)}\n`);
  return exitCode;
}
