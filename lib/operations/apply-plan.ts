import { countGuardRefusals } from "@/lib/db/count-guard-refusals";
import { databaseTime } from "@/lib/db/database-time";
import { AppError } from "@/lib/model/app-error";
import { GuardRefusal } from "@/lib/plan/guard-refusal";
import { stillForbidding } from "@/lib/plan/guards/still-forbidding";
import type { Plan, Sentence } from "@/lib/plan/model";
import { changedParts } from "@/lib/plan/plan-basis";
import { type PlanInput, planCluster } from "@/lib/plan/plan-cluster";
import { isSameWork } from "@/lib/plan/same-work";
import { appliedCommit } from "./applied-commit";
import { applyWaves, type HostEnd, type WaveContext } from "./apply-waves";
import type { OperationDeps } from "./deps";
import { guardOf } from "./guard-of";
import type { HeldOperation, OperationHandler, OperationOutcome } from "./handler";
import { startHostProgress } from "./host-progress";
import type { Journal } from "./journal";
import { loadPlanInput } from "./load-plan-input";
import { overrideRequestSchema } from "./override-request";
import { rollBack } from "./roll-back";
import { rememberSetOut } from "./set-out";
import { settleApply } from "./settle-apply";
import { type StoredPlan, storedPlanSchema } from "./stored-plan";

/**
 * Applies a plan that a person has read. The hosts are observed again and the plan is made again: only if that comes out
 * exactly as it was shown, but for which director carries the traffic and so changes last, does anything run
 * (`plan.stale` otherwise). A wave that fails is rolled back together with the
 * waves before it (docs/decisions/0024). An apply that asks for it awaits a person's confirmation at its end.
 */
export function applyPlan(deps: OperationDeps): OperationHandler {
  return {
    async run([operation], journal) {
      const input = await loadPlanInput(deps, operation.clusterId ?? "");
      const plan = planCluster(input);
      await sayWhoIsLast(journal, await assertAsShown(deps, operation, plan, journal), plan);
      const hosts = plan.waves.flatMap((wave) => wave.hosts);
      const progress = await startHostProgress(journal, hosts);
      await rememberSetOut(deps, operation.id, input);
      const lease = { clusterId: plan.clusterId, epoch: operation.epoch ?? 0, operationId: operation.id };
      const guard = await guardOf(deps, operation, plan);
      const context = { deps, journal, lease, progress, ...guard };
      const { ends, stopped } = await applyWaves(context, plan, input);
      await progress.skipWaiting();
      if (stopped !== null) return await notConfirmed(context, ends, stopped, input);
      await publishKernelRead(context);
      const inForce = { problem: null, hosts: progress.rows() };
      if (guard.confirmBy === null) {
        return { ...inForce, state: "confirmed", commit: appliedCommit(operation, plan, input) };
      }
      await journal.event("info", "apply.awaiting_confirmation");
      return {
        ...inForce,
        state: "awaiting_confirmation",
        confirmBy: guard.confirmBy(await databaseTime(deps.database.prisma)),
      };
    },
    settle: (operation, journal) => settleApply(deps, operation, journal),
  };
}

/** The kernels of all directors were read by then; real servers that leave may have been confirmed later. */
async function publishKernelRead({ journal, progress }: WaveContext): Promise<void> {
  const reads = progress.rows().flatMap(({ kernelReadAt }) => (kernelReadAt === null ? [] : Date.parse(kernelReadAt)));
  if (reads.length > 0) await journal.progress({ kernelReadAt: new Date(Math.max(...reads)) });
}

/** More of them say no more. */
const mostChanges = 20;

/** The plan that was shown. */
async function assertAsShown(
  deps: OperationDeps,
  operation: HeldOperation,
  plan: Plan,
  journal: Journal,
): Promise<StoredPlan> {
  const row = await deps.database.prisma.plan.findUnique({ where: { id: operation.planId ?? "" } });
  if (row?.state !== "ready") throw new AppError("plan.not_ready");
  const shown = storedPlanSchema.parse(row.body);
  if (shown.fingerprint !== plan.fingerprint || !isSameWork(shown.waves, plan.waves)) {
    await sayWhatChanged(journal, shown, plan);
    throw new AppError("plan.stale");
  }
  const errors = plan.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new AppError("plan.blocked", { problems: errors });
  // The guards have judged anew, by the hosts and the clock as they are now; an override was given for their names.
  const { overrideGuards } = overrideRequestSchema.parse(operation.request);
  const forbidding = stillForbidding(plan.guards, overrideGuards);
  if (forbidding.length > 0) {
    const refusal = new GuardRefusal(forbidding);
    await countGuardRefusals(deps.database.prisma, refusal.guards);
    throw refusal;
  }
  return shown;
}

const changedSince = {
  draft: "apply.changed_draft",
  reachable: "apply.changed_reachable",
  vips: "apply.changed_vips",
  table: "apply.changed_table",
  addresses: "apply.changed_addresses",
  file: "apply.changed_file",
  host: "apply.changed_host",
  unread: "apply.changed_unread",
} as const;

/** A plan of before the basis was kept does not tell. */
async function sayWhatChanged(journal: Journal, shown: StoredPlan, plan: Plan): Promise<void> {
  const changed = shown.basis.length === 0 ? [] : changedParts(shown.basis, plan.basis);
  for (const { what, host, path } of changed.slice(0, mostChanges)) {
    await journal.event("warning", changedSince[what], { host, path });
  }
}

/** Whoever has read the plan expects the directors to change in the order that it shows. */
async function sayWhoIsLast(journal: Journal, shown: StoredPlan, plan: Plan): Promise<void> {
  const expected = shown.waves.find(({ kind }) => kind === "master-director")?.hosts[0];
  const host = plan.waves.find(({ kind }) => kind === "master-director")?.hosts[0];
  if (host === undefined || host.hostId === expected?.hostId) return;
  await journal.event("warning", "apply.roles_changed", { host: host.hostName });
}

/** Nothing more is written while a host's state is unknown: what is right for the others depends on it. */
async function notConfirmed(
  context: WaveContext,
  ends: readonly HostEnd[],
  problem: Sentence,
  { observed }: Pick<PlanInput, "observed">,
): Promise<OperationOutcome> {
  if (ends.some(({ state }) => state === "unknown")) {
    return { state: "unknown", problem, hosts: context.progress.rows() };
  }
  const changed = ends.filter(({ reached }) => reached.length > 0);
  if (changed.length === 0) return { state: "failed", problem, hosts: context.progress.rows() };
  const complete = await rollBack(context, changed, observed);
  return { state: complete ? "rolled_back" : "partial", problem, hosts: context.progress.rows() };
}
