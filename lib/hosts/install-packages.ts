import type { PackageName } from "@/lib/api/resources/host";
import type { Program } from "@/lib/shell/model";
import { hostProblem, type Named } from "./host-problem";
import {
  type PackageManager,
  type PackagesPoll,
  pollPackagesProgram,
  readPackagesPoll,
  removePackagesProgram,
  startPackagesProgram,
} from "./package-programs";
import type { HostProblem, Hosts, ProgramOutcome } from "./port";

export type InstallPackagesOutcome =
  | { readonly kind: "ended"; readonly exitCode: number }
  /** It ended without a status: the host restarted, or somebody stopped it. */
  | { readonly kind: "interrupted" }
  /** The host was out of reach for too long; the installation may still be going on there. */
  | { readonly kind: "unknown"; readonly problem: HostProblem };

export type InstallPackagesInput = {
  readonly host: Named & { readonly id: string };
  /** UUID; the same id continues to watch what an earlier call started. */
  readonly jobId: string;
  readonly manager: PackageManager;
  readonly packages: readonly PackageName[];
  /** Receives what the package manager prints while it runs. */
  readonly onLines: (lines: readonly string[]) => Promise<void>;
  /** Resolves after that time. */
  readonly pause: (durationMs: number) => Promise<unknown>;
};

/** Installs packages with the host's own package manager and watches until it ends, across lost connections. */
export async function installPackages(hosts: Hosts, input: InstallPackagesInput): Promise<InstallPackagesOutcome> {
  const { host, jobId, manager, packages } = input;
  const run = (program: Program) => hosts.run(host.id, "operation", program);
  const started = await run(startPackagesProgram(jobId, manager, packages));
  if (started.kind === "not-started") return { kind: "unknown", problem: started.problem };
  if (started.kind === "completed" && started.steps[0]?.exitCode !== 0) {
    await input.onLines((started.steps[0]?.output ?? "").split("\n"));
    return { kind: "interrupted" };
  }
  const outcome = await watch(run, input);
  if (outcome.kind !== "unknown") await run(removePackagesProgram(jobId));
  return outcome;
}

const pollEveryMs = 1_000;
/** Polls that may fail one after another: a director that restarts is back in a minute or two. */
const maxFailedPolls = 60;
/** Fifteen minutes: longer than any mirror is worth waiting for. */
const maxPolls = 900;

async function watch(
  run: (program: Program) => Promise<ProgramOutcome>,
  input: InstallPackagesInput,
): Promise<InstallPackagesOutcome> {
  let offset = 0;
  let failedPolls = 0;
  for (let polls = 0; polls < maxPolls; polls++) {
    const outcome = await run(pollPackagesProgram(input.jobId, offset));
    const poll = outcome.kind === "completed" ? readPackagesPoll(outcome.steps) : null;
    if (poll === null) {
      failedPolls += 1;
      if (failedPolls >= maxFailedPolls) return { kind: "unknown", problem: problemOf(outcome, input.host) };
    } else {
      failedPolls = 0;
      offset = poll.nextOffset;
      if (poll.lines.some((line) => line !== "")) await input.onLines(poll.lines);
      const end = endOf(poll);
      if (end !== null) return end;
    }
    await input.pause(pollEveryMs);
  }
  return { kind: "unknown", problem: hostProblem(input.host, "host.timeout", { seconds: maxPolls }) };
}

function endOf({ state }: PackagesPoll): InstallPackagesOutcome | null {
  if (state === "running") return null;
  return typeof state === "object" ? { kind: "ended", exitCode: state.exitCode } : { kind: "interrupted" };
}

function problemOf(outcome: ProgramOutcome, host: Named): HostProblem {
  return outcome.kind === "completed" ? hostProblem(host, "host.program_failed") : outcome.problem;
}
