import { type InstallKeyOutcome, installKey } from "@/lib/hosts/install-key";
import { AppError } from "@/lib/model/app-error";
import type { Sentence } from "@/lib/plan/model";
import type { OperationHandler } from "../handler";
import type { StepEnd } from "../journal";
import type { HostOperationDeps } from "./deps";
import { storeFacts } from "./read-host-facts";
import { loadOperationHost, outcomeOfHost, stateOfProblem } from "./single-host";

/**
 * Signs in once with the sealed password, adds the worker's public key, and then reads the facts with that key, which
 * proves that it works. The sealed password is deleted before it is used: whatever happens, it is used once.
 */
export function installHostKey(deps: HostOperationDeps): OperationHandler {
  return {
    async run([held], journal) {
      const host = await loadOperationHost(deps, held);
      const password = await takePassword(deps, host.id);
      const access = await deps.records.access(host.id);
      if (access === null) throw new AppError("not_found");
      let outcome: InstallKeyOutcome | null = null;
      const title = { code: "host_install_key.add", params: { username: host.username } };
      await journal.step({ hostId: host.id, hostName: host.name, wave: "host", title }, async () => {
        outcome = await installKey(access, { password, publicKey: deps.keyring.sshPublicKey });
        return endOf(outcome);
      });
      const problem = await settle(deps, host, outcome);
      if (problem !== null) return outcomeOfHost(deps, host, stateOfProblem(problem), problem);
      deps.hosts.forget(host.id);
      const unread = await storeFacts(deps, host, journal);
      return unread === null
        ? outcomeOfHost(deps, host, "confirmed")
        : outcomeOfHost(deps, host, stateOfProblem(unread), unread);
    },
  };
}

async function takePassword(deps: HostOperationDeps, hostId: string): Promise<string> {
  const sealed = await deps.database.transaction(async (tx) => {
    const secret = await tx.hostSecret.findUnique({ where: { hostId } });
    await tx.hostSecret.updateMany({ where: { hostId }, data: { sealedPassword: null } });
    return secret?.sealedPassword ?? null;
  });
  if (sealed === null) throw new AppError("host.password_used");
  return await deps.keyring.open(sealed, { hostId, secret: "password" });
}

function endOf(outcome: InstallKeyOutcome): StepEnd {
  switch (outcome.kind) {
    case "installed":
      return { state: "done", output: "" };
    case "not-written":
      return { state: "failed", output: outcome.output };
    case "key-changed":
      return { state: "failed", output: "" };
    case "failed":
      return { state: stateOfProblem(outcome.problem), output: "" };
  }
}

async function settle(
  deps: HostOperationDeps,
  host: { readonly id: string; readonly name: string },
  outcome: InstallKeyOutcome | null,
): Promise<Sentence | null> {
  switch (outcome?.kind) {
    case "installed":
      return null;
    case "key-changed":
      await deps.records.report(host.id, { kind: "key-changed", ...outcome.change, at: deps.clock() });
      return outcome.problem;
    case "failed":
      return outcome.problem;
    default:
      return { code: "host.program_failed", params: { host: host.name } };
  }
}
