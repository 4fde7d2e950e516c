import { z } from "zod";
import { type HostFacts, type PackageName, packageNameSchema } from "@/lib/api/resources/host";
import type { Host } from "@/lib/db/generated/client";
import { type InstallPackagesOutcome, installPackages } from "@/lib/hosts/install-packages";
import type { PackageManager } from "@/lib/hosts/package-programs";
import { AppError } from "@/lib/model/app-error";
import type { Sentence } from "@/lib/plan/model";
import type { HeldOperation, OperationHandler, OperationOutcome } from "../handler";
import type { Journal } from "../journal";
import type { HostOperationDeps } from "./deps";
import { storeFacts } from "./read-host-facts";
import { loadOperationHost, outcomeOfHost, stateOfProblem } from "./single-host";

const requestSchema = z.object({ packages: z.array(packageNameSchema).min(1) });

/**
 * Installs what is missing of the packages with the host's own package manager, and reads the facts again: confirmed =
 * each of them is there. The installation is a process of its own on the host, known by the operation's id: a
 * new worker goes on watching it where the old one stopped.
 */
export function installHostPackages(deps: HostOperationDeps): OperationHandler {
  const run = async (held: HeldOperation, journal: Journal): Promise<OperationOutcome> => {
    const host = await loadOperationHost(deps, held);
    const { packages } = requestSchema.parse(held.request);
    const before = await storeFacts(deps, host, journal);
    if (before.kind === "failed") return failed(deps, host, before.problem);
    const wanted = missing(packages, before.facts);
    if (wanted.length === 0) return outcomeOfHost(deps, host, "confirmed");
    const manager = before.facts.packageManager;
    if (manager === null) throw new AppError("host.package_manager_unknown", { params: { host: host.name } });

    const problem = await install(deps, { jobId: held.id, host, manager, packages: wanted }, journal);
    if (problem !== null) return failed(deps, host, problem);
    const after = await storeFacts(deps, host, journal);
    if (after.kind === "failed") return failed(deps, host, after.problem);
    return missing(packages, after.facts).length === 0
      ? outcomeOfHost(deps, host, "confirmed")
      : failed(deps, host, { code: "host.program_failed", params: { host: host.name } });
  };
  return { run: async ([held], journal) => await run(held, journal), settle: run };
}

function missing(packages: readonly PackageName[], facts: HostFacts): PackageName[] {
  const isThere: Readonly<Record<PackageName, boolean>> = {
    keepalived: facts.keepalivedVersion !== null,
    ipvsadm: facts.ipvsadmVersion !== null,
    nftables: facts.packetFilter === "nft",
  };
  return packages.filter((name) => !isThere[name]);
}

function failed(deps: HostOperationDeps, host: Host, problem: Sentence): OperationOutcome {
  return outcomeOfHost(deps, host, stateOfProblem(problem), problem);
}

type Installation = {
  readonly jobId: string;
  readonly host: Host;
  readonly manager: PackageManager;
  readonly packages: readonly PackageName[];
};

/** One step of the journal; what the package manager prints is in the live log while it runs. */
async function install(
  deps: HostOperationDeps,
  { host, ...installation }: Installation,
  journal: Journal,
): Promise<Sentence | null> {
  const title = { code: "host_packages.install", params: { packages: installation.packages.join(", ") } };
  const [seq] = await journal.start([{ hostId: host.id, hostName: host.name, wave: "host", title }]);
  const printed: string[] = [];
  const outcome = await installPackages(deps.hosts, {
    ...installation,
    host,
    pause: deps.sleep,
    async onLines(lines) {
      printed.push(...lines);
      for (const line of lines) {
        if (line.trim() !== "") await journal.event("info", "output", { line: line.slice(0, maxLine) }, host.name);
      }
    },
  });
  const problem = problemOf(outcome, host);
  const state = problem === null ? "done" : stateOfProblem(problem);
  if (seq !== undefined) await journal.finish([{ seq, state, output: printed.join("\n") }]);
  return problem;
}

const maxLine = 512;

function problemOf(outcome: InstallPackagesOutcome, host: Host): Sentence | null {
  if (outcome.kind === "unknown") return outcome.problem;
  const succeeded = outcome.kind === "ended" && outcome.exitCode === 0;
  return succeeded ? null : { code: "host.program_failed", params: { host: host.name } };
}
