import { z } from "zod";
import { hostFactsSchema } from "@/lib/api/resources/host";
import type { Host } from "@/lib/db/generated/client";
import { type InstallPackagesOutcome, installPackages } from "@/lib/hosts/install-packages";
import { AppError } from "@/lib/model/app-error";
import type { Sentence } from "@/lib/plan/model";
import type { HeldOperation, OperationHandler, OperationOutcome } from "../handler";
import type { Journal } from "../journal";
import type { HostOperationDeps } from "./deps";
import { storeFacts } from "./read-host-facts";
import { loadOperationHost, outcomeOfHost, stateOfProblem } from "./single-host";

const requestSchema = z.object({ packages: z.array(z.enum(["keepalived", "ipvsadm"])).min(1) });

/**
 * Installs packages with the host's own package manager, and reads the facts again. The installation is a process of its
 * own on the host, known by the operation's id: a new worker goes on watching it where the old one stopped.
 */
export function installHostPackages(deps: HostOperationDeps): OperationHandler {
  const run = async (held: HeldOperation, journal: Journal): Promise<OperationOutcome> => {
    const host = await loadOperationHost(deps, held);
    const problem = await install(deps, held, host, journal);
    const unread = problem === null ? await storeFacts(deps, host, journal) : null;
    const found = problem ?? unread;
    return found === null
      ? outcomeOfHost(deps, host, "confirmed")
      : outcomeOfHost(deps, host, stateOfProblem(found), found);
  };
  return { run: async ([held], journal) => await run(held, journal), settle: run };
}

async function install(
  deps: HostOperationDeps,
  held: HeldOperation,
  host: Host,
  journal: Journal,
): Promise<Sentence | null> {
  const { packages } = requestSchema.parse(held.request);
  const manager = hostFactsSchema.safeParse(host.facts).data?.packageManager ?? null;
  if (manager === null) throw new AppError("host.package_manager_unknown", { params: { host: host.name } });
  let problem: Sentence | null = null;
  const title = { code: "host_packages.install", params: { packages: packages.join(", ") } };
  await journal.step({ hostId: host.id, hostName: host.name, wave: "host", title }, async () => {
    const printed: string[] = [];
    const outcome = await installPackages(deps.hosts, {
      host,
      jobId: held.id,
      manager,
      packages,
      pause: deps.sleep,
      async onLines(lines) {
        printed.push(...lines);
        for (const line of lines) if (line.trim() !== "") await journal.event("info", "output", { line }, host.name);
      },
    });
    problem = problemOf(outcome, host);
    const state = problem === null ? "done" : stateOfProblem(problem);
    return { state, output: printed.join("\n") };
  });
  return problem;
}

function problemOf(outcome: InstallPackagesOutcome, host: Host): Sentence | null {
  switch (outcome.kind) {
    case "ended":
      return outcome.exitCode === 0 ? null : { code: "host.program_failed", params: { host: host.name } };
    case "interrupted":
      return { code: "host.program_failed", params: { host: host.name } };
    case "unknown":
      return outcome.problem;
  }
}
