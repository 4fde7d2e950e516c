import { clusterResourceSchema } from "@/lib/api/resources/cluster";
import type { Sentences } from "@/lib/cli/sentences";
import type { Terminal } from "@/lib/cli/terminal";
import { openPanel } from "../panel-client";
import type { ApplyOptions } from "./apply-options";
import { clusterNamed } from "./drafts";
import { planAndApply } from "./plan-and-apply";

type Asked = { readonly name: string; readonly revision: number; readonly options: ApplyOptions };

/** Makes an applied state of before the draft again, plans and applies it. What is in the draft is lost. */
export async function runRollback(
  { name, revision: number, options }: Asked,
  terminal: Terminal,
  say: Sentences,
): Promise<number> {
  const panel = await openPanel(terminal);
  const id = await clusterNamed(panel, name);
  const { revision } = await panel.get(`/clusters/${id}`, clusterResourceSchema);
  const path = `/clusters/${id}/revisions/${number}/restore`;
  await panel.edit("POST", path, { body: {}, revision }, clusterResourceSchema);
  const { output } = options;
  const outcome = await planAndApply(panel, { id, name }, { apply: options, output }, { terminal, say });
  if (output === "json") terminal.print(`${JSON.stringify(outcome, null, 2)}\n`);
  return outcome.exitCode;
}
