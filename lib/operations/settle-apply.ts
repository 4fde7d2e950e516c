import type { OperationHost } from "@/lib/api/resources/operation";
import type { Plan } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { appliedCommit } from "./applied-commit";
import type { OperationDeps } from "./deps";
import type { HeldOperation, OperationOutcome } from "./handler";
import { loadPlanInput } from "./load-plan-input";
import { storedPlanSchema } from "./stored-plan";

/**
 * Settles an apply whose worker died by looking: planning once more from the hosts as they are says how much of it
 * happened. Nothing left to do = confirmed, nothing done = failed, anything between = partial, a silent host = unknown.
 * Nothing is written: which way to go from a half-done state is for a person to choose, by a new plan.
 */
export async function settleApply(deps: OperationDeps, operation: HeldOperation): Promise<OperationOutcome> {
  const { prisma } = deps.database;
  const problem = { code: "operation.interrupted", params: {} };
  const sent = await prisma.operationStep.count({ where: { operationId: operation.id } });
  if (sent === 0) return { state: "failed", problem, hosts: [] };
  const input = await loadPlanInput(deps, operation.clusterId ?? "");
  const now = planCluster(input);
  const hosts = hostRows(deps, now, input.hostNames);
  if (input.observed.unreachable.length > 0) return { state: "unknown", problem, hosts };
  const shown = await prisma.plan.findUnique({ where: { id: operation.planId ?? "" } });
  if (now.changeCount === 0 && now.draftRevision === shown?.draftRevision) {
    return { state: "confirmed", problem: null, hosts, commit: appliedCommit(operation, now, input) };
  }
  const untouched = storedPlanSchema.safeParse(shown?.body).data?.fingerprint === now.fingerprint;
  return { state: untouched ? "failed" : "partial", problem, hosts };
}

/** A host with nothing left to do is confirmed; of the others only a new plan can tell more. */
function hostRows(deps: OperationDeps, plan: Plan, hostNames: Readonly<Record<string, string>>): OperationHost[] {
  const readAt = deps.clock().toISOString();
  const hosts = plan.waves.flatMap((wave) => wave.hosts);
  const unfinished = new Set(
    hosts.filter(({ steps }) => steps.some(({ action }) => action !== "no-op")).map(({ hostId }) => hostId),
  );
  return [...new Set(hosts.map(({ hostId }) => hostId))].map((hostId) => {
    const at = unfinished.has(hostId) ? null : readAt;
    const state = unfinished.has(hostId) ? "unknown" : "confirmed";
    return { hostId, name: hostNames[hostId] ?? "", state, kernelReadAt: at, confirmedAt: at, problem: null };
  });
}
