import type { Actor } from "@/lib/access/model";
import type { PackageName } from "@/lib/api/resources/host";
import type { Tx } from "@/lib/db/database";
import type { Host, Operation } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import { type OperationRequest, requestOperation } from "@/lib/operations/request-operation";
import { storeInstallPassword } from "@/lib/secrets/store-host-secret";
import type { DesiredDeps } from "./deps";
import { findRepeated } from "./find-repeated";
import { lockHost } from "./lock-host";

type Keyed = { readonly id: string; readonly idempotencyKey?: string | undefined };

/** Has the worker fetch the key the host offers, for a person to compare. Nothing is authenticated. */
export async function scanHost(deps: DesiredDeps, actor: Actor, input: Keyed): Promise<Operation> {
  return await requestHostOperation(deps, actor, input, { kind: "host_scan", request: {} });
}

/** Has the worker read what the host is: system, kernel, versions, interfaces. */
export async function collectHostFacts(deps: DesiredDeps, actor: Actor, input: Keyed): Promise<Operation> {
  return await requestHostOperation(deps, actor, input, { kind: "host_facts", request: {} }, requireTrust);
}

/** Has the worker read what the host runs as a director, for an import. Nothing is changed there. */
export async function discoverHost(deps: DesiredDeps, actor: Actor, input: Keyed): Promise<Operation> {
  return await requestHostOperation(deps, actor, input, { kind: "host_discover", request: {} }, requireTrust);
}

/** Has the worker install packages that are missing, by the host's own package manager. */
export async function installHostPackages(
  deps: DesiredDeps,
  actor: Actor,
  input: Keyed & { readonly packages: readonly PackageName[] },
): Promise<Operation> {
  const request = { packages: [...new Set(input.packages)].sort() };
  return await requestHostOperation(deps, actor, input, { kind: "host_packages", request }, requireTrust);
}

/** Has the worker sign in once with this password and add its own public key. The password is sealed, used and deleted. */
export async function installHostKey(
  deps: DesiredDeps,
  actor: Actor,
  input: Keyed & { readonly password: string },
): Promise<Operation> {
  const operation = { kind: "host_install_key", request: {} } as const;
  return await requestHostOperation(deps, actor, input, operation, async (host, tx) => {
    requireTrust(host);
    await storeInstallPassword(tx, host.id, input.password);
  });
}

async function requestHostOperation(
  deps: DesiredDeps,
  actor: Actor,
  { id, idempotencyKey }: Keyed,
  operation: Pick<OperationRequest, "kind" | "request">,
  prepare: (host: Host, tx: Tx) => Promise<void> | void = () => undefined,
): Promise<Operation> {
  const wanted = { ...operation, hostId: id, ...(idempotencyKey !== undefined && { idempotencyKey }) };
  return await deps.database.transaction(async (tx) => {
    const repeated = await findRepeated(tx, actor, wanted);
    if (repeated !== null) return repeated;
    await prepare(await lockHost(tx, id), tx);
    return await requestOperation(tx, actor, wanted);
  });
}

/** Said at once, instead of by an operation that must fail. */
function requireTrust({ trust, name }: Host): void {
  if (trust === "unconfirmed") throw new AppError("host.key_unconfirmed", { params: { host: name } });
  if (trust === "quarantined") throw new AppError("host.key_changed", { params: { host: name } });
}
