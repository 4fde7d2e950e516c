import type { ProgramOutcome } from "@/lib/hosts/port";
import type { ErrorCode } from "@/lib/model/app-error";
import type { HostPlan, PlanStep, Sentence } from "@/lib/plan/model";
import { stepExitCode } from "@/lib/plan/step-exit-code";
import { fileExitCode } from "@/lib/shell/file-exit-code";
import type { ProgramStep, StepResult } from "@/lib/shell/model";
import { readRoom } from "@/lib/shell/read-room";
import { afterImageStep, armStep, disarmStep, type GuardedPart } from "./dead-man-switch";
import type { OperationDeps } from "./deps";
import { fencedExitCode, fenceStep } from "./fence";
import type { Journal, StepEnd, StepStart } from "./journal";

const timeoutMs = 60_000;

export type HostRun =
  /** Every step ended well. `reached` are the steps that changed something. */
  | { readonly kind: "done"; readonly reached: readonly PlanStep[] }
  /** The last of `reached` failed, and nothing after it ran. */
  | { readonly kind: "failed"; readonly reached: readonly PlanStep[]; readonly problem: Sentence }
  /** No trailer: any of the steps may have run, or still be running. */
  | { readonly kind: "unknown"; readonly reached: readonly PlanStep[]; readonly problem: Sentence };

/** Whose program it is: the lease that hosts check, and the operation whose guard they keep. */
export type Lease = { readonly clusterId: string; readonly epoch: number; readonly operationId: string };

type Host = Pick<HostPlan, "hostId" | "hostName">;

/** Runs the steps of one host as one guarded program, each with its write-ahead row in the journal. */
export async function runHostPlan(
  deps: OperationDeps,
  journal: Journal,
  lease: Lease,
  wave: string,
  host: Pick<HostPlan, "hostId" | "hostName" | "steps" | "files" | "kernelEdits">,
  guardSec: number,
): Promise<HostRun> {
  const steps = host.steps.filter(({ script }) => script !== "");
  const part = { operationId: lease.operationId, wave };
  const changed = host.files.filter(({ before, after }) => before !== after);
  const image = { files: changed.map(({ path }) => path), table: host.kernelEdits.length > 0 };
  const arm = armStep(part, steps, image, guardSec);
  const program = [arm, ...steps.map(({ id, script }) => ({ id, script })), afterImageStep(part, image)];
  return await runSteps(deps, journal, lease, wave, host, steps, program);
}

/** Runs the undo texts of the steps a host reached in a wave, newest first. */
export async function undoHostPlan(
  deps: OperationDeps,
  journal: Journal,
  lease: Lease,
  wave: string,
  host: Host,
  reached: readonly PlanStep[],
): Promise<HostRun> {
  const steps = reached.filter(({ undo }) => undo !== "").reverse();
  // One part that cannot be put back is no reason to leave the others changed.
  const undo = steps.map(({ id, undo: script }) => ({ id, script, mayFail: true }));
  const disarm = { ...disarmStep({ operationId: lease.operationId, wave }), mayFail: true };
  return await runSteps(deps, journal, lease, "undo", host, steps, [disarm, ...undo]);
}

/** False when the guard could not be told: it has put the old state back, or is going to. */
export async function disarmGuard(deps: OperationDeps, part: GuardedPart, hostId: string): Promise<boolean> {
  const outcome = await deps.hosts.run(hostId, "operation", { steps: [disarmStep(part)] });
  return outcome.kind === "completed" && outcome.steps.every(({ exitCode }) => exitCode === 0);
}

async function runSteps(
  deps: OperationDeps,
  journal: Journal,
  lease: Lease,
  wave: string,
  { hostId, hostName }: Host,
  steps: readonly PlanStep[],
  program: readonly ProgramStep[],
): Promise<HostRun> {
  if (steps.length === 0) return { kind: "done", reached: [] };
  const starts = steps.map(({ title }): StepStart => ({ hostId, hostName, wave, title }));
  const numbers = await journal.start(starts);
  const fenced = { steps: [fenceStep(lease.clusterId, lease.epoch), ...program] };
  const outcome = await deps.hosts.run(hostId, "operation", fenced, { timeoutMs });
  const ends = stepEnds(steps, outcome);
  await journal.finish(numbers.map((seq, index) => ({ seq, ...(ends[index] ?? { state: "unknown", output: "" }) })));
  return toHostRun(steps, outcome, hostName);
}

function stepEnds(steps: readonly PlanStep[], outcome: ProgramOutcome): StepEnd[] {
  if (outcome.kind === "not-started") return steps.map(() => ({ state: "skipped", output: "" }));
  if (outcome.kind === "unknown") return steps.map(() => ({ state: "unknown", output: "" }));
  const results = new Map(outcome.steps.map((result) => [result.id, result]));
  return steps.map(({ id }) => {
    const result = results.get(id);
    if (result === undefined || result.exitCode === null) return { state: "skipped", output: "" };
    return { state: result.exitCode === 0 ? "done" : "failed", output: result.output };
  });
}

function toHostRun(steps: readonly PlanStep[], outcome: ProgramOutcome, host: string): HostRun {
  if (outcome.kind === "not-started") return { kind: "failed", reached: [], problem: outcome.problem };
  if (outcome.kind === "unknown") return { kind: "unknown", reached: steps, problem: outcome.problem };
  const reachedIds = new Set(outcome.steps.filter(({ exitCode }) => exitCode !== null).map(({ id }) => id));
  const reached = steps.filter(({ id }) => reachedIds.has(id));
  const failed = outcome.steps.find(
    ({ id, exitCode }) => id !== "disarm" && id !== "after" && exitCode !== null && exitCode !== 0,
  );
  if (failed === undefined) return { kind: "done", reached };
  return { kind: "failed", reached, problem: problemOf(failed, steps, host) };
}

/** Of a file that could not be written, the plan says which one and the host how much room there was. */
function problemOf(failed: StepResult, steps: readonly PlanStep[], host: string): Sentence {
  const path = steps.find(({ id }) => id === failed.id)?.title.params.path;
  const room = failed.exitCode === fileExitCode.failed ? readRoom(failed.output) : null;
  if (path === undefined || room === null) return { code: problemCode(failed), params: { host } };
  return { code: "host.file_not_written" satisfies ErrorCode, params: { host, path, ...room } };
}

function problemCode({ id, exitCode }: StepResult): ErrorCode {
  if (id === "fence") return exitCode === fencedExitCode ? "operation.busy" : "host.program_failed";
  if (id === "arm") return "host.guard_not_armed";
  if (exitCode === fileExitCode.changed) return "plan.stale";
  return exitCode === stepExitCode.fileRejected ? "host.file_rejected" : "host.program_failed";
}
