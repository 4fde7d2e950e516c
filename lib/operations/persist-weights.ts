import type { OperationHost } from "@/lib/api/resources/operation";
import type { ProgramOutcome } from "@/lib/hosts/port";
import { parseSave } from "@/lib/ipvs/parse-save";
import { configTestScript } from "@/lib/keepalived/config-test-script";
import type { DesiredDirector } from "@/lib/model/cluster";
import { reloadKeepalived } from "@/lib/plan/keepalived-service";
import type { Sentence } from "@/lib/plan/model";
import { stepExitCode } from "@/lib/plan/step-exit-code";
import { secretWriteScripts } from "@/lib/plan/vrrp-secret-steps";
import { fileExitCode } from "@/lib/shell/file-exit-code";
import type { HostFile } from "@/lib/shell/host-file";
import type { ProgramStep } from "@/lib/shell/model";
import { writeFileScript } from "@/lib/shell/write-file";
import { allEnded } from "./all-ended";
import { fenceStep } from "./fence";
import { type KernelPart, touchedDifferences } from "./push-weights";
import { presentSum, type WeightFile, type WeightPush, weightFile } from "./weight-push";

export type PersistedPart = {
  readonly row: OperationHost;
  /** The file that is in place now; null = the old one still is, as far as we know. */
  readonly file: HostFile | null;
};

/**
 * Writes the weights into the file of every director whose kernel has them, has keepalived take the file over, and reads
 * the kernel back once more: only then is a weight confirmed, because only then will nothing bring back the old one.
 */
export async function persistWeights(push: WeightPush, kernels: readonly KernelPart[]): Promise<PersistedPart[]> {
  const kernelReadAt = push.deps.clock().toISOString();
  return await allEnded(
    kernels.map(async (part) => {
      if (part.kind !== "equal") return { row: row(part.director, part.kind, null, null, part.problem), file: null };
      return await persist(push, part.director, kernelReadAt);
    }),
  );
}

async function persist(push: WeightPush, director: DesiredDirector, kernelReadAt: string): Promise<PersistedPart> {
  const file = weightFile(push, director);
  const steps = persistSteps(push, director, file);
  const numbers = await push.journal.start(
    steps.map(({ title }) => ({ hostId: director.hostId, hostName: director.name, wave: "files", title })),
  );
  const program = { steps: [fenceStep(push.fence.clusterId, push.fence.epoch), ...steps.map(({ step }) => step)] };
  const outcome = await push.deps.hosts.run(director.hostId, "operation", program, { timeoutMs: 60_000 });
  const problem = problemOf(push, director, outcome);
  await push.journal.finish(numbers.map((seq, index) => ({ seq, ...stepEnd(outcome, steps[index]?.step.id ?? "") })));
  if (problem === null) {
    const confirmedAt = push.deps.clock().toISOString();
    return { row: row(director, "confirmed", kernelReadAt, confirmedAt, null), file };
  }
  const state = outcome.kind === "unknown" ? "unknown" : "failed";
  return { row: row(director, state, kernelReadAt, null, problem), file: null };
}

function row(
  { hostId, name }: DesiredDirector,
  state: OperationHost["state"],
  kernelReadAt: string | null,
  confirmedAt: string | null,
  problem: Sentence | null,
): OperationHost {
  return { hostId, name, state, kernelReadAt, confirmedAt, problem: problem === null ? null : { ...problem } };
}

type TitledStep = { readonly title: Sentence; readonly step: ProgramStep };

/** The file must be the one that the newest revision knows: an edit by hand is not overwritten by a weight. */
function persistSteps(push: WeightPush, director: DesiredDirector, file: WeightFile): TitledStep[] {
  const keepalived = push.model.engine === "keepalived";
  const known = push.files[director.hostId]?.[file.path];
  const present = presentSum(known, director, push.deps.sha256);
  const table = { title: { code: "step.read_back", params: {} }, step: { id: "table", script: "exec ipvsadm -Sn" } };
  if (file.kept) return [table];
  const judge = configTestScript("signalbox_new", director.adopted === undefined ? null : file.path);
  const script = writeFileScript({
    ...file,
    expectBefore: present === null ? "any" : { sha256: present },
    ...(keepalived ? { judge: { script: judge, exitCode: stepExitCode.fileRejected } } : {}),
  });
  const write = { title: { code: "step.file_update", params: { path: file.path } }, step: { id: "file", script } };
  const reload = {
    title: { code: "step.keepalived_reload", params: {} },
    step: { id: "reload", script: reloadKeepalived },
  };
  return keepalived ? [...secretSteps(push, director, known), write, reload, table] : [write, table];
}

/** The first file that is ours includes the passwords that the adopted one held itself. */
function secretSteps({ model }: WeightPush, director: DesiredDirector, known: string | undefined): TitledStep[] {
  if (known === undefined || known !== director.adopted?.text) return [];
  return secretWriteScripts(model, director).map(({ path, script }, index) => ({
    title: { code: "step.file_create", params: { path } },
    step: { id: `secret.${index + 1}`, script },
  }));
}

function stepEnd(outcome: ProgramOutcome, id: string) {
  if (outcome.kind === "not-started") return { state: "skipped", output: "" } as const;
  if (outcome.kind === "unknown") return { state: "unknown", output: "" } as const;
  const result = outcome.steps.find((step) => step.id === id);
  if (result === undefined || result.exitCode === null) return { state: "skipped", output: "" } as const;
  return { state: result.exitCode === 0 ? "done" : "failed", output: result.output } as const;
}

function problemOf(push: WeightPush, { name }: DesiredDirector, outcome: ProgramOutcome): Sentence | null {
  const params = { host: name };
  if (outcome.kind !== "completed")
    return { code: outcome.problem.code, params: { ...params, ...outcome.problem.params } };
  const failed = outcome.steps.find(({ exitCode }) => exitCode !== null && exitCode !== 0);
  if (failed?.exitCode === fileExitCode.changed) return { code: "host.file_changed", params };
  if (failed?.exitCode === stepExitCode.fileRejected) return { code: "host.file_rejected", params };
  if (failed !== undefined) return { code: "host.program_failed", params };
  const read = parseSave(outcome.steps.find(({ id }) => id === "table")?.output ?? "");
  const equal = read.ok && touchedDifferences(push, read.value).every(({ severity }) => severity === "warning");
  return equal ? null : { code: "host.read_back_differs", params };
}
