import type { OperationHost } from "@/lib/api/resources/operation";
import type { Plan, Sentence } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { appliedCommit } from "./applied-commit";
import { disarmStep, undoStep } from "./dead-man-switch";
import type { OperationDeps } from "./deps";
import { fenceStep } from "./fence";
import type { HeldOperation, OperationOutcome } from "./handler";
import type { Journal } from "./journal";
import { loadPlanInput } from "./load-plan-input";
import { setOutOf } from "./set-out";
import { storedPlanSchema } from "./stored-plan";

/**
 * Settles an apply whose worker died, or whose time to be confirmed is over. Planning once more from the hosts as they
 * are says how much of it is in force: nothing left to do = confirmed, unless somebody wants it undone. Otherwise every
 * host that was written to is put back by the undo texts that lie there, and planning a third time says whether the
 * plan's starting point is in force again (rolled_back) or not (partial). A host that stays silent makes it unknown; its
 * own guard puts the old state back there.
 */
export async function settleApply(
  deps: OperationDeps,
  operation: HeldOperation,
  journal: Journal,
): Promise<OperationOutcome> {
  const parts = await sentParts(deps, operation.id);
  const problem = reasonOf(operation);
  if (parts.length === 0 && operation.confirmBy === null) return { state: "failed", problem, hosts: [] };
  if (isUnwanted(operation)) return await putBack(deps, operation, journal, parts);
  let guarded = false;
  for (const part of parts) guarded = (await tell(deps, operation, part, "disarm")) || guarded;
  const now = await look(deps, operation);
  if (now.reachable && now.plan.changeCount === 0 && now.sameDraft) {
    const commit = appliedCommit(operation, now.plan, now.input);
    return { state: "confirmed", problem: null, hosts: hostRows(deps, now, "confirmed"), commit };
  }
  // Without a guard that still ran the hosts have decided long ago, and people may have gone on from there.
  if (operation.asked === "re_read" && !guarded) return asFound(deps, now, problem);
  return await putBack(deps, operation, journal, parts);
}

/** It awaited somebody's confirmation, and did not get it. */
function isUnwanted({ confirmBy, asked }: HeldOperation): boolean {
  return confirmBy !== null && asked !== "confirm";
}

function reasonOf(operation: HeldOperation): Sentence {
  if (!isUnwanted(operation)) return { code: "operation.interrupted", params: {} };
  return { code: operation.asked === "abort" ? "operation.aborted" : "operation.not_confirmed", params: {} };
}

async function putBack(
  deps: OperationDeps,
  operation: HeldOperation,
  journal: Journal,
  parts: readonly Part[],
): Promise<OperationOutcome> {
  const problem = reasonOf(operation);
  await journal.event("warning", "roll_back.started");
  for (const part of parts) await tell(deps, operation, part, "undo");
  return asFound(deps, await look(deps, operation), problem);
}

function asFound(deps: OperationDeps, found: Awaited<ReturnType<typeof look>>, problem: Sentence): OperationOutcome {
  if (!found.reachable) return { state: "unknown", problem, hosts: hostRows(deps, found, "unknown") };
  const state = found.asBefore ? "rolled_back" : "partial";
  return { state, problem, hosts: hostRows(deps, found, found.asBefore ? "rolled_back" : "unknown") };
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

/**
 * What came of it is found out by looking. Undoing stops the timer first, so that the texts run once. Returns true when
 * every step of it went well: after "disarm" the timer had still been running.
 */
async function tell(
  deps: OperationDeps,
  operation: HeldOperation,
  { hostId, wave }: Part,
  what: "disarm" | "undo",
): Promise<boolean> {
  const part = { operationId: operation.id, wave };
  const fence = fenceStep(operation.clusterId ?? "", operation.epoch ?? 0);
  const disarm = { ...disarmStep(part), mayFail: what === "undo" };
  const steps = what === "disarm" ? [fence, disarm] : [fence, disarm, undoStep(part)];
  const outcome = await deps.hosts.run(hostId, "operation", { steps }, { timeoutMs: 60_000 });
  return outcome.kind === "completed" && outcome.steps.every(({ exitCode }) => exitCode === 0);
}

async function look(deps: OperationDeps, operation: HeldOperation) {
  const input = await loadPlanInput(deps, operation.clusterId ?? "", setOutOf(operation));
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
