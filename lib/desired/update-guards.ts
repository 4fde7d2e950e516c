import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { GuardsResource, updateGuardsSchema } from "@/lib/api/resources/guards";
import { recordAudit } from "@/lib/audit/record-audit";
import { checkRevision } from "./check-revision";
import { compact } from "./compact";
import type { DesiredDeps } from "./deps";
import { found } from "./found";
import { readGuards } from "./load-guards";

/** Changes what guards the pushes of a cluster. Plans that were judged by the old limits are stale from then on. */
export async function updateGuards(
  { database }: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number; changes: z.output<typeof updateGuardsSchema> },
): Promise<GuardsResource> {
  const { id, revision } = input;
  return await database.transaction(async (tx) => {
    await tx.$queryRaw`select id from cluster where id = ${id}::uuid for update`;
    const cluster = found(await tx.cluster.findUnique({ where: { id } }));
    checkRevision(cluster, revision);
    const { revision: _, ...before } = await readGuards(tx, id);
    const guards = { ...before, ...compact(input.changes) };
    await tx.cluster.update({
      where: { id },
      data: { guards, revision: { increment: 1 }, draftRevision: { increment: 1 } },
    });
    await recordAudit(tx, actor, {
      action: "cluster.update",
      objectType: "cluster",
      objectId: id,
      objectName: cluster.name,
      clusterId: id,
      before: { guards: before },
      after: { guards },
    });
    return await readGuards(tx, id);
  });
}
