import { randomUUID } from "node:crypto";
import { type OperationResource, operationResourceSchema, type PlanResource } from "@/lib/api/resources/operation";
import { exitCodes } from "@/lib/cli/exit-codes";
import { loadSentences, type Sentences } from "@/lib/cli/sentences";
import type { Terminal } from "@/lib/cli/terminal";
import { exitCodeOf } from "../outcome";
import type { PanelClient } from "../panel-client";
import { waitForEnd } from "../wait-for-end";
import { type ApplyOptions, applyRequest } from "./apply-options";

type Context = { readonly terminal: Terminal; readonly say: Sentences; readonly name: string };

/**
 * Applies a plan and follows it to its end. One that somebody has to confirm is done for now when it waits for that,
 * so that a pipeline can try what it has applied and then say `op confirm`.
 */
export async function carryOutPlan(
  panel: PanelClient,
  plan: PlanResource,
  options: ApplyOptions,
  { terminal, say, name }: Context,
): Promise<{ readonly exitCode: number; readonly operation: OperationResource | null }> {
  if (plan.body?.changeCount === 0) {
    terminal.complain(`${say("result.line", { name, state: say("result.unchanged") })}\n`);
    return { exitCode: exitCodes.done, operation: null };
  }
  const asked = await panel.post(
    `/plans/${plan.id}/apply`,
    applyRequest(options),
    randomUUID(),
    operationResourceSchema,
  );
  terminal.complain(`${say("wait.asked", { name, id: asked.id })}\n`);
  const until = options.wait === true ? {} : { until: "awaiting_confirmation" as const };
  const ended = await waitForEnd(panel, asked, { terminal, say, name, ...until });
  if (ended.state === "awaiting_confirmation") {
    const params = { name, id: ended.id, until: ended.confirmBy ?? "" };
    terminal.complain(`${say("manifest.confirm", params)}\n`);
    return { exitCode: exitCodes.done, operation: ended };
  }
  const errors = await loadSentences(terminal.locale, "errors");
  const problem = ended.problem === null ? "" : ` ${errors(ended.problem.code, ended.problem.params)}`;
  terminal.complain(`${say("result.line", { name, state: say(`result.${ended.state}`) })}${problem}\n`);
  return { exitCode: exitCodeOf(ended), operation: ended };
}
