import { scanHostKey } from "@/lib/hosts/scan-host-key";
import { AppError } from "@/lib/model/app-error";
import type { HeldOperation, OperationHandler, OperationOutcome } from "../handler";
import type { Journal } from "../journal";
import type { HostOperationDeps } from "./deps";
import { loadOperationHost, outcomeOfHost } from "./single-host";

/**
 * Looks which key a host shows and stores it for a person to compare; nothing is authenticated. A trusted host that
 * shows another key than the confirmed one goes into quarantine.
 */
export function scanHost(deps: HostOperationDeps): OperationHandler {
  const run = async (held: HeldOperation, journal: Journal): Promise<OperationOutcome> => {
    const host = await loadOperationHost(deps, held);
    const access = await deps.records.access(host.id);
    if (access === null) throw new AppError("not_found");
    await journal.event("info", "host_scan.started", { address: host.address, port: host.port }, host.name);
    const outcome = await scanHostKey(access, access.confirmedKey?.algorithm ?? null);
    if (outcome.kind === "failed") return outcomeOfHost(deps, host, "failed", outcome.problem);
    const { offered } = outcome;
    await storeOffer(deps, host.id, offered);
    await journal.event("info", "host_scan.offered", { ...offered }, host.name);
    const confirmed = access.confirmedKey?.fingerprint;
    if (access.trust === "trusted" && confirmed !== undefined && confirmed !== offered.fingerprint) {
      await deps.records.report(host.id, { kind: "key-changed", confirmed, offered, at: deps.clock() });
      const problem = { code: "host.key_changed", params: { host: host.name } };
      return outcomeOfHost(deps, host, "failed", problem);
    }
    return outcomeOfHost(deps, host, "confirmed");
  };
  // Looking again changes nothing: a new worker starts over.
  return { run: async ([held], journal) => await run(held, journal), settle: run };
}

async function storeOffer(
  deps: HostOperationDeps,
  hostId: string,
  offered: { readonly fingerprint: string; readonly algorithm: string },
): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const offeredHostKey = { ...offered, seenAt: deps.clock().toISOString() };
    await tx.host.updateMany({ where: { id: hostId }, data: { offeredHostKey } });
    await deps.database.notify(tx, "signalbox_host", hostId);
  });
}
