import type { Actor } from "@/lib/access/model";
import type { RestoreResource } from "@/lib/api/resources/restore";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/model/app-error";
import type { DesiredDeps } from "./deps";
import { restoreOf } from "./load-restore";

/**
 * Ends observing: from now on operations write to hosts again. Refused (`installation.not_compared`) while a cluster has
 * no plan that was made since the restore, because accepting means to have seen what is different. Nothing is applied by
 * it. Accepting twice is the same as once.
 */
export async function acceptRestore({ database }: DesiredDeps, actor: Actor): Promise<RestoreResource> {
  return await database.transaction(async (tx) => {
    await tx.$queryRaw`select id from installation where id = 1 for update`;
    const before = await restoreOf(tx);
    if (before.observingSince === null) return before;
    const unseen = before.clusters.filter(({ plan }) => plan === null || plan.state === "pending");
    if (unseen.length > 0) {
      const clusters = unseen.map(({ name }) => name).join(", ");
      throw new AppError("installation.not_compared", { params: { clusters } });
    }
    await tx.installation.update({ where: { id: 1 }, data: { observingSince: null } });
    await recordAudit(tx, actor, {
      action: "restore.accept",
      objectType: "restore",
      before: { observingSince: before.observingSince, backupMadeAt: before.backupMadeAt },
      after: { clusters: before.clusters },
    });
    return { ...before, observingSince: null, clusters: [] };
  });
}
