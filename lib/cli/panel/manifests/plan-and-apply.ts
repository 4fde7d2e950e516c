import type { PlanResource } from "@/lib/api/resources/operation";
import { exitCodes } from "@/lib/cli/exit-codes";
import { loadSentences, type Sentences } from "@/lib/cli/sentences";
import type { Terminal } from "@/lib/cli/terminal";
import type { PanelClient } from "../panel-client";
import type { ApplyOptions } from "./apply-options";
import { carryOutPlan } from "./carry-out-plan";
import { makePlan } from "./make-plan";
import { renderPlan } from "./render-plan";

type Cluster = { readonly id: string; readonly name: string };
type Context = { readonly terminal: Terminal; readonly say: Sentences };

/** What became of one cluster; JSON is printed of this. */
export type PlanOutcome = { readonly exitCode: number; readonly plan: PlanResource; readonly operation: unknown };

/** Plans the draft of a cluster, prints the plan, and carries it out unless `apply` is null. */
export async function planAndApply(
  panel: PanelClient,
  { id, name }: Cluster,
  { apply, output }: { readonly apply: ApplyOptions | null; readonly output: "json" | undefined },
  { terminal, say }: Context,
): Promise<PlanOutcome> {
  const plan = await makePlan(panel, id, { terminal, say, name });
  if (plan.state === "failed") {
    const errors = await loadSentences(terminal.locale, "errors");
    const why = plan.problem === null ? "" : errors(plan.problem.code, plan.problem.params);
    terminal.complain(`${say("result.line", { name, state: say("result.failed") })} ${why}\n`);
    return { exitCode: exitCodes.failed, plan, operation: null };
  }
  if (output !== "json") {
    terminal.print(`${say("manifest.planned", { name, count: plan.body?.changeCount ?? 0 })}\n`);
    terminal.print(renderPlan(plan, await loadSentences(terminal.locale, "plan"), say));
  }
  if (apply === null) return { exitCode: isForbidden(plan) ? exitCodes.guard : exitCodes.done, plan, operation: null };
  return { plan, ...(await carryOutPlan(panel, plan, apply, { terminal, say, name })) };
}

function isForbidden({ problems, guards }: PlanResource): boolean {
  return problems.some(({ severity }) => severity === "error") || guards.some(({ verdict }) => verdict === "forbids");
}
