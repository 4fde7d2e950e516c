import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { HostResource, hostCredentialSchema } from "@/lib/api/resources/host";
import { recordAudit } from "@/lib/audit/record-audit";
import { storeUploadedKey } from "@/lib/secrets/store-host-secret";
import type { DesiredDeps } from "./deps";
import { readHost } from "./load-host";
import { lockHost } from "./lock-host";

/** Chooses the key the worker signs in with. An uploaded key is sealed before it is written, and never read back by web. */
export async function setHostCredential(
  { database }: DesiredDeps,
  actor: Actor,
  input: { id: string; credential: z.output<typeof hostCredentialSchema> },
): Promise<HostResource> {
  const { id, credential } = input;
  return await database.transaction(async (tx) => {
    const host = await lockHost(tx, id);
    if (credential.kind === "uploaded_key") {
      const { privateKey, passphrase } = credential;
      await storeUploadedKey(tx, id, { privateKey, ...(passphrase !== undefined && { passphrase }) });
    } else {
      await tx.hostSecret.updateMany({ where: { hostId: id }, data: { sealedKey: null } });
    }
    await tx.host.update({ where: { id }, data: { credential: credential.kind, revision: { increment: 1 } } });
    await recordAudit(tx, actor, {
      action: "host.credential",
      objectType: "host",
      objectId: id,
      objectName: host.name,
      before: { credential: host.credential },
      after: { credential: credential.kind },
    });
    await database.notify(tx, "signalbox_host", id);
    return await readHost(tx, id);
  });
}
