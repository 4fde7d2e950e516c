import type { Actor } from "@/lib/access/model";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/model/app-error";
import { createVrrpSecret } from "./create-vrrp-secret";
import type { DesiredDeps } from "./deps";
import type { VrrpSecretReference } from "./make-vrrp-secret";

/**
 * Makes a VRRP password for a cluster. Nothing changes before an instance names it and that is applied. The trail says
 * that it was made, by its name.
 */
export async function addVrrpSecret(
  { database }: DesiredDeps,
  actor: Actor,
  { clusterId, password }: { clusterId: string; password?: string | undefined },
): Promise<VrrpSecretReference> {
  return await database.transaction(async (tx) => {
    const cluster = await tx.cluster.findUnique({ where: { id: clusterId }, select: { name: true } });
    if (cluster === null) throw new AppError("not_found");
    const secret = await createVrrpSecret(tx, clusterId, password);
    await recordAudit(tx, actor, {
      action: "vrrp_secret.create",
      objectType: "vrrp_secret",
      objectId: secret.secretId,
      objectName: cluster.name,
      clusterId,
      after: secret,
    });
    return secret;
  });
}
