import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import { type HostResource, hostResourceSchema, type trustHostSchema } from "@/lib/api/resources/host";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Host } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import { errorAt, type Problem } from "@/lib/model/problem";
import type { DesiredDeps } from "./deps";
import { readHost } from "./load-host";
import { lockHost } from "./lock-host";

/**
 * Records that a person compared the fingerprint the host offers. Only from now on does the worker authenticate there.
 * A host that offers another key than the confirmed one leaves quarantine by naming both fingerprints.
 */
export async function trustHost(
  { database }: DesiredDeps,
  actor: Actor,
  input: { id: string } & z.output<typeof trustHostSchema>,
): Promise<HostResource> {
  const { id, fingerprint } = input;
  return await database.transaction(async (tx) => {
    const host = await lockHost(tx, id);
    const problems = trustProblems(host, input);
    if (problems.length > 0) throw new AppError("input.invalid", { problems });
    await tx.host.update({
      where: { id },
      data: { trust: "trusted", hostKeyFingerprint: fingerprint, revision: { increment: 1 } },
    });
    await recordAudit(tx, actor, {
      action: "host.trust",
      objectType: "host",
      objectId: id,
      objectName: host.name,
      before: { trust: host.trust, hostKeyFingerprint: host.hostKeyFingerprint },
      after: { trust: "trusted", hostKeyFingerprint: fingerprint },
    });
    await database.notify(tx, "signalbox_host", id);
    return await readHost(tx, id);
  });
}

function trustProblems(host: Host, { fingerprint, replaces }: z.output<typeof trustHostSchema>): Problem[] {
  const offered = hostResourceSchema.shape.offeredHostKey.safeParse(host.offeredHostKey).data ?? null;
  const mustReplace = host.trust === "quarantined" && host.hostKeyFingerprint !== null;
  return [
    ...(offered === null ? [errorAt(["fingerprint"], "fingerprint.none_offered")] : []),
    ...(offered !== null && offered.fingerprint !== fingerprint ? [errorAt(["fingerprint"], "fingerprint.other")] : []),
    ...(mustReplace && replaces !== host.hostKeyFingerprint ? [errorAt(["replaces"], "fingerprint.replaces")] : []),
  ];
}
