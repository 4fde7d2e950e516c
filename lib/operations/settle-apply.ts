import type { OperationHost } from "@/lib/api/resources/operation";
import type { Plan } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { appliedCommit } from "./applied-commit";
import { disarmStep, undoStep } from "./dead-man-switch";
import type { OperationDeps } from "./deps";
import { fenceStep } from "./fence";
import type { HeldOperation, OperationOutcome } from "./handler";
import type { Journal } from "./journal";
import { loadPlanInput } from "./load-plan-input";
import { storedPlanSchema } from "./stored-plan";

const problem = { code: "operation.interrupted", params: {} } as const;

/**
 * Settles an apply whose worker died. Planning once more from the hosts as they are says how much of it happened: nothing
 * left to do = confirmed. Otherwise every host that was written to is put back by the undo texts that lie there, and
 * planning a third time says whether the plan's starting point is in force again (rolled_back) or not (partial). A host
 * that stays silent makes it unknown; its own guard puts the old state back there.
 */
export async function settleApply(
  deps: OperationDeps,
  operation: HeldOperation,
  journal: Journal,
): Promise<OperationOutcome> {
  const parts = await sentParts(deps, operation.id);
  if (parts.length === 0) return { state: "failed", problem, hosts: [] };
  for (const part of parts) await tell(deps, operation, part, "disarm");
  const now = await look(deps, operation);
  if (now.reachable && now.plan.changeCount === 0 && now.sameDraft) {
    const commit = appliedCommit(operation, now.plan, now.input);
    return { state: "confirmed", problem: null, hosts: hostRows(deps, now, "confirmed"), commit };
  }
  await journal.event("warning", "roll_back.started");
  for (const part of parts) await tell(deps, operation, part, "undo");
  const after = await look(deps, operation);
  if (!after.reachable) return { state: "unknown", problem, hosts: hostRows(deps, after, "unknown") };
  const state = after.asBefore ? "rolled_back" : "partial";
  return { state, problem, hosts: hostRows(deps, after, after.asBefore ? "rolled_back" : "unknown") };
}

type Part = { readonly hostId: string; readonly wave: string };

/** What may have reached a host, newest first: a row exists before the first byte is sent. */
async function sentParts(deps: OperationDeps, operationId: string): Promise<Part[]> {
  const steps = await deps.database.prisma.operationStep.findMany({
    where: { operationId, wave: { not: "undo" } },
    orderBy: { seq: "desc" },
    select: { hostId: true, wave: true },
  });
  const parts = steps.flatMap(({ hostId, wave }) => (hostId === null ? [] : [{ hostId, wave }]));
  return [...new Map(parts.map((part) => [`${part.hostId} ${part.wave}`, part])).values()];
}

/** What came of it is found out by looking. */
async function tell(deps: OperationDeps, operation: HeldOperation, { hostId, wave }: Part, what: "disarm" | "undo") {
  const part = { operationId: operation.id, wave };
  const step = what === "disarm" ? disarmStep(part) : undoStep(part);
  const fence = fenceStep(operation.clusterId ?? "", operation.epoch ?? 0);
  await deps.hosts.run(hostId, "operation", { steps: [fence, step] }, { timeoutMs: 60_000 });
}

async function look(deps: OperationDeps, operation: HeldOperation) {
  const input = await loadPlanInput(deps, operation.clusterId ?? "");
  const plan = planCluster(input);
  const shown = await deps.database.prisma.plan.findUnique({ where: { id: operation.planId ?? "" } });
  return {
    input,
    plan,
    reachable: input.observed.unreachable.length === 0,
    sameDraft: plan.draftRevision === shown?.draftRevision,
    asBefore: storedPlanSchema.safeParse(shown?.body).data?.fingerprint === plan.fingerprint,
  };
}

function hostRows(
  deps: OperationDeps,
  { plan, input }: { readonly plan: Plan; readonly input: { readonly hostNames: Readonly<Record<string, string>> } },
  state: OperationHost["state"],
): OperationHost[] {
  const readAt = state === "confirmed" ? deps.clock().toISOString() : null;
  const hostIds = new Set(plan.waves.flatMap(({ hosts }) => hosts.map(({ hostId }) => hostId)));
  return [...hostIds].map((hostId) => ({
    hostId,
    name: input.hostNames[hostId] ?? "",
    state,
    kernelReadAt: readAt,
    confirmedAt: readAt,
    problem: null,
  }));
}
