import type { OperationHost } from "@/lib/api/resources/operation";
import type { ProgramOutcome } from "@/lib/hosts/port";
import { parseSave } from "@/lib/ipvs/parse-save";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { DesiredDirector } from "@/lib/model/cluster";
import { confTestScript } from "@/lib/plan/conf-test-script";
import { importedFile } from "@/lib/plan/imported-file";
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
import { presentSum, type WeightFile, type WeightPush, weightFiles } from "./weight-push";

export type PersistedPart = {
  readonly row: OperationHost;
  /** The files that are in place now; null = the old ones still are, as far as we know. */
  readonly files: readonly HostFile[] | null;
};

/**
 * Writes the weights into the files of every director whose kernel has them, has keepalived take them over, and reads
 * the kernel back once more: only then is a weight confirmed, because only then will nothing bring back the old one.
 */
export async function persistWeights(push: WeightPush, kernels: readonly KernelPart[]): Promise<PersistedPart[]> {
  const kernelReadAt = push.deps.clock().toISOString();
  return await allEnded(
    kernels.map(async (part) => {
      if (part.kind !== "equal") return { row: row(part.director, part.kind, null, null, part.problem), files: null };
      return await persist(push, part.director, kernelReadAt);
    }),
  );
}

async function persist(push: WeightPush, director: DesiredDirector, kernelReadAt: string): Promise<PersistedPart> {
  const files = weightFiles(push, director);
  const steps = persistSteps(push, director, files);
  const numbers = await push.journal.start(
    steps.map(({ title }) => ({ hostId: director.hostId, hostName: director.name, wave: "files", title })),
  );
  const program = { steps: [fenceStep(push.fence.clusterId, push.fence.epoch), ...steps.map(({ step }) => step)] };
  const outcome = await push.deps.hosts.run(director.hostId, "operation", program, { timeoutMs: 60_000 });
  const problem = problemOf(push, director, outcome);
  await push.journal.finish(numbers.map((seq, index) => ({ seq, ...stepEnd(outcome, steps[index]?.step.id ?? "") })));
  if (problem === null) {
    const confirmedAt = push.deps.clock().toISOString();
    const readAt = push.byFile.size === 0 ? kernelReadAt : confirmedAt;
    return { row: row(director, "confirmed", readAt, confirmedAt, null), files };
  }
  const state = outcome.kind === "unknown" ? "unknown" : "failed";
  return { row: row(director, state, kernelReadAt, null, problem), files: null };
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

/**
 * The files must be those that the newest revision knows: an edit by hand is not overwritten by a weight. keepalived
 * judges all of them together before the first one is written.
 */
function persistSteps(push: WeightPush, director: DesiredDirector, files: readonly WeightFile[]): TitledStep[] {
  const table = { title: { code: "step.read_back", params: {} }, step: { id: "table", script: "exec ipvsadm -Sn" } };
  const known = push.files[director.hostId] ?? {};
  const own = files.filter(({ kept }) => !kept);
  const changed = own.filter(({ path, content }) => known[path] !== content);
  const written = changed.length > 0 ? changed : own;
  if (written.length === 0) return [table];
  const keepalived = push.model.engine === "keepalived";
  const judge = { script: confTestScript(director, files, written), exitCode: stepExitCode.fileRejected };
  const writes = written.map((file, index): TitledStep => {
    const present = presentSum(known[file.path], importedFile(director.adopted, file.path), push.deps.sha256);
    const script = writeFileScript({
      ...file,
      expectBefore: present === null ? "any" : { sha256: present },
      ...(keepalived && index === 0 ? { judge } : {}),
      ...(keepalived && file.path !== keepalivedConfPath ? { hidden: true } : {}),
    });
    const title = { code: "step.file_update", params: { path: file.path } };
    return { title, step: { id: index === 0 ? "file" : `file.${index + 1}`, script } };
  });
  const reload = {
    title: { code: "step.keepalived_reload", params: {} },
    step: { id: "reload", script: reloadKeepalived },
  };
  return keepalived ? [...secretSteps(push, director, files), ...writes, reload, table] : [...writes, table];
}

/** The first files that are ours include the passwords that the adopted ones held themselves. */
function secretSteps(
  { model, files: known }: WeightPush,
  director: DesiredDirector,
  files: readonly WeightFile[],
): TitledStep[] {
  const first = files.filter(({ path, kept }) => {
    const imported = importedFile(director.adopted, path);
    return !kept && imported !== undefined && known[director.hostId]?.[path] === imported.text;
  });
  return secretWriteScripts(model, director, first).map(({ path, script }, index) => ({
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
