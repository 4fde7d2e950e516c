import { randomUUID } from "node:crypto";
import { type PlanResource, planResourceSchema } from "@/lib/api/resources/operation";
import type { Sentences } from "@/lib/cli/sentences";
import type { Terminal } from "@/lib/cli/terminal";
import type { PanelClient } from "../panel-client";
import { createProgressLine } from "../progress-line";

/** Has the worker look at all hosts of a cluster and plan what its draft needs. */
export async function makePlan(
  panel: PanelClient,
  clusterId: string,
  { terminal, say, name }: { readonly terminal: Terminal; readonly say: Sentences; readonly name: string },
): Promise<PlanResource> {
  const progress = createProgressLine(terminal);
  try {
    progress.show(say("wait.planning", { name }));
    let plan = await panel.post(`/clusters/${clusterId}/plans`, {}, randomUUID(), planResourceSchema);
    while (plan.state === "pending") plan = await panel.get(`/plans/${plan.id}?wait=20s`, planResourceSchema);
    return plan;
  } finally {
    progress.end();
  }
}
