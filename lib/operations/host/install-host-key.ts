import type { Host } from "@/lib/db/generated/client";
import { type InstallKeyOutcome, installKey } from "@/lib/hosts/install-key";
import { AppError } from "@/lib/model/app-error";
import type { Sentence } from "@/lib/plan/model";
import type { OperationHandler, OperationOutcome } from "../handler";
import type { Journal, StepEnd } from "../journal";
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
      const sealed = await takePassword(deps, host.id);
      if (sealed === null) throw new AppError("host.password_used", { params: { host: host.name } });
      const password = await deps.keyring.open(sealed, { hostId: host.id, secret: "password" });
      const problem = await addKey(deps, host, password, journal);
      if (problem !== null) return outcomeOfHost(deps, host, stateOfProblem(problem), problem);
      await signInWithKey(deps, host);
      return await proveKey(deps, host, journal);
    },
    /** Nobody can tell any more whether the password was used; whether the key works can be tried. */
    async settle(held, journal) {
      const host = await loadOperationHost(deps, held);
      await takePassword(deps, host.id);
      return await proveKey(deps, host, journal);
    },
  };
}

/** Reads and deletes it in one transaction. */
async function takePassword(deps: HostOperationDeps, hostId: string): Promise<string | null> {
  return await deps.database.transaction(async (tx) => {
    const secret = await tx.hostSecret.findUnique({ where: { hostId } });
    await tx.hostSecret.updateMany({ where: { hostId }, data: { sealedPassword: null } });
    return secret?.sealedPassword ?? null;
  });
}

async function addKey(
  deps: HostOperationDeps,
  host: Host,
  password: string,
  journal: Journal,
): Promise<Sentence | null> {
  const access = await deps.records.access(host.id);
  if (access === null) throw new AppError("not_found");
  const title = { code: "host_install_key.add", params: { username: host.username } };
  const [seq] = await journal.start([{ hostId: host.id, hostName: host.name, wave: "host", title }]);
  const outcome = await installKey(access, { password, publicKey: deps.keyring.sshPublicKey });
  if (outcome.kind === "key-changed") {
    await deps.records.report(host.id, { kind: "key-changed", ...outcome.change, at: deps.clock() });
  }
  const problem = problemOf(outcome, host);
  if (seq !== undefined) await journal.finish([{ seq, ...endOf(outcome, problem) }]);
  return problem;
}

function problemOf(outcome: InstallKeyOutcome, host: Host): Sentence | null {
  switch (outcome.kind) {
    case "installed":
      return null;
    case "not-written":
      return { code: "host.program_failed", params: { host: host.name } };
    case "key-changed":
    case "failed":
      return outcome.problem;
  }
}

function endOf(outcome: InstallKeyOutcome, problem: Sentence | null): StepEnd {
  const output = outcome.kind === "not-written" ? outcome.output : "";
  return { state: problem === null ? "done" : stateOfProblem(problem), output };
}

/** A connection that stands with the worker's key already may be carrying programs of others: it is left alone. */
async function signInWithKey(deps: HostOperationDeps, host: Host): Promise<void> {
  if (host.credential === "worker_key" && host.connection === "connected") return;
  await deps.database.transaction(async (tx) => {
    await tx.host.updateMany({ where: { id: host.id }, data: { credential: "worker_key" } });
    await tx.hostSecret.updateMany({ where: { hostId: host.id }, data: { sealedKey: null } });
    await deps.database.notify(tx, "signalbox_host", host.id);
  });
  deps.hosts.forget(host.id);
}

async function proveKey(deps: HostOperationDeps, host: Host, journal: Journal): Promise<OperationOutcome> {
  const read = await storeFacts(deps, host, journal);
  return read.kind === "stored"
    ? outcomeOfHost(deps, host, "confirmed")
    : outcomeOfHost(deps, host, stateOfProblem(read.problem), read.problem);
}
