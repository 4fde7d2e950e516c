import type { OperationHost } from "@/lib/api/resources/operation";
import type { ProgramOutcome } from "@/lib/hosts/port";
import type { Plan, Sentence } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import type { ProgramStep, StepResult } from "@/lib/shell/model";
import { appliedCommit } from "./applied-commit";
import { disarmStep, skippedExitCode, undoStep } from "./dead-man-switch";
import type { OperationDeps } from "./deps";
import { fenceStep } from "./fence";
import type { HeldOperation, OperationOutcome } from "./handler";
import type { Journal } from "./journal";
import { loadPlanInput } from "./load-plan-input";
import { defaultReadBackMs } from "./read-back";
import { setOutOf } from "./set-out";
import { storedPlanSchema } from "./stored-plan";

const pauseMs = 250;

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
  const guards: Guard[] = [];
  for (const part of parts) guards.push({ part, state: await disarm(deps, operation, part) });
  const now = await look(deps, operation);
  if (now.reachable && now.plan.changeCount === 0 && now.sameDraft) {
    const commit = appliedCommit(operation, now.plan, now.input);
    return { state: "confirmed", problem: null, hosts: hostRows(deps, now, "confirmed"), commit };
  }
  // Without a guard that still ran the hosts have decided long ago, and people may have gone on from there.
  if (operation.asked === "re_read" && guards.every(({ state }) => state !== "stopped")) {
    for (const { part, state } of guards) if (state === "skipped") await saySkipped(journal, part);
    return asFound(deps, now, problem);
  }
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
  for (const part of parts) await undo(deps, operation, journal, part);
  return asFound(deps, await lookPatiently(deps, operation), problem);
}

/** A daemon works on a reload after its command has returned, so a difference counts only when it lasts. */
async function lookPatiently(deps: OperationDeps, operation: HeldOperation): ReturnType<typeof look> {
  const deadline = performance.now() + (deps.readBackMs ?? defaultReadBackMs);
  for (;;) {
    const found = await look(deps, operation);
    if (!found.reachable || found.asBefore || performance.now() >= deadline) return found;
    await deps.sleep(pauseMs);
  }
}

function asFound(deps: OperationDeps, found: Awaited<ReturnType<typeof look>>, problem: Sentence): OperationOutcome {
  if (!found.reachable) return { state: "unknown", problem, hosts: hostRows(deps, found, "unknown") };
  const state = found.asBefore ? "rolled_back" : "partial";
  return { state, problem, hosts: hostRows(deps, found, found.asBefore ? "rolled_back" : "unknown") };
}

type Part = { readonly hostId: string; readonly hostName: string; readonly wave: string };

/** What may have reached a host, newest first: a row exists before the first byte is sent. */
async function sentParts(deps: OperationDeps, operationId: string): Promise<Part[]> {
  const steps = await deps.database.prisma.operationStep.findMany({
    where: { operationId, wave: { not: "undo" } },
    orderBy: { seq: "desc" },
    select: { hostId: true, hostName: true, wave: true },
  });
  const parts = steps.flatMap(({ hostId, ...part }) => (hostId === null ? [] : [{ hostId, ...part }]));
  return [...new Map(parts.map((part) => [`${part.hostId} ${part.wave}`, part])).values()];
}

/** stopped: the host would have gone back by itself. fired: it has. skipped: it has not, as somebody else changed it. */
type Guard = { readonly part: Part; readonly state: "stopped" | "fired" | "skipped" | "unknown" };

async function disarm(deps: OperationDeps, operation: HeldOperation, part: Part): Promise<Guard["state"]> {
  const outcome = await tell(deps, operation, part, [disarmStep({ operationId: operation.id, wave: part.wave })]);
  if (outcome.kind !== "completed") return "unknown";
  if (wasSkipped(outcome.steps)) return "skipped";
  return outcome.steps.every(({ exitCode }) => exitCode === 0) ? "stopped" : "fired";
}

/** What came of it is found out by looking. The timer stops first, so that the texts run once. */
async function undo(deps: OperationDeps, operation: HeldOperation, journal: Journal, part: Part): Promise<void> {
  const guarded = { operationId: operation.id, wave: part.wave };
  const steps = [{ ...disarmStep(guarded), mayFail: true }, undoStep(guarded)];
  const outcome = await tell(deps, operation, part, steps);
  if (outcome.kind !== "completed") return;
  if (wasSkipped(outcome.steps)) await saySkipped(journal, part);
}

function wasSkipped(steps: readonly StepResult[]): boolean {
  return steps.some(({ exitCode }) => exitCode === skippedExitCode);
}

async function saySkipped(journal: Journal, { hostName: host }: Part): Promise<void> {
  await journal.event("warning", "roll_back.skipped", { host }, host);
}

async function tell(
  deps: OperationDeps,
  operation: HeldOperation,
  { hostId }: Part,
  steps: readonly ProgramStep[],
): Promise<ProgramOutcome> {
  const fence = fenceStep(operation.clusterId ?? "", operation.epoch ?? 0);
  return await deps.hosts.run(hostId, "operation", { steps: [fence, ...steps] }, { timeoutMs: 60_000 });
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
