import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { DriftResource, updateDriftSchema } from "@/lib/api/resources/drift";
import { recordAudit } from "@/lib/audit/record-audit";
import { checkRevision } from "./check-revision";
import type { DesiredDeps } from "./deps";
import { found } from "./found";
import { readDrift } from "./load-drift";

/** How often the hosts of a cluster are compared, and whether drift is repaired without a person. */
export async function updateDrift(
  { database }: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number; changes: z.output<typeof updateDriftSchema> },
): Promise<DriftResource> {
  const { id, revision, changes } = input;
  return await database.transaction(async (tx) => {
    const cluster = found(await tx.cluster.findUnique({ where: { id }, select: { name: true } }));
    const now = new Date();
    const fresh = { clusterId: id, nextLookAt: now };
    const before = await tx.driftWatch.upsert({ where: { clusterId: id }, create: fresh, update: {} });
    checkRevision(before, revision);
    const { intervalSec, autoRepair } = changes;
    await tx.driftWatch.update({
      where: { clusterId: id },
      data: {
        revision: { increment: 1 },
        nextLookAt: now,
        ...(intervalSec !== undefined && { intervalSec }),
        ...(autoRepair !== undefined && { autoRepairSince: autoRepair ? now : null, pausedAt: null }),
      },
    });
    await recordAudit(tx, actor, {
      action: "drift.update",
      objectType: "cluster",
      objectId: id,
      objectName: cluster.name,
      clusterId: id,
      before: { intervalSec: before.intervalSec, autoRepair: before.autoRepairSince !== null },
      after: changes,
    });
    return await readDrift(tx, id);
  });
}
