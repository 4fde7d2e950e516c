import type { Actor } from "@/lib/access/model";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import { loadAppliedCluster } from "@/lib/operations/load-applied-cluster";
import { checkRevision } from "./check-revision";
import type { DesiredDeps } from "./deps";
import { loadClusterState } from "./load-cluster";
import { presentCluster } from "./present-cluster";

const unfinished = ["queued", "running", "verifying", "awaiting_confirmation"] as const;

/**
 * Removes a cluster from the panel. Hosts are not touched, so it is refused while a reachable director still carries what
 * was applied (`conflict.in_use`): empty the cluster and apply that first. A cluster whose directors are all gone can be
 * removed, because nobody could clean them up any more.
 */
export async function deleteCluster(
  { database }: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number },
): Promise<void> {
  const { id, revision } = input;
  await database.transaction(async (tx) => {
    await tx.$queryRaw`select id from cluster where id = ${id}::uuid for update`;
    const state = await loadClusterState(tx, id);
    checkRevision(state.row, revision);
    const running = await tx.operation.count({ where: { clusterId: id, state: { in: [...unfinished] } } });
    if (running > 0) throw new AppError("operation.busy");
    if (await isInForce(tx, id)) {
      throw new AppError("conflict.in_use", { problems: [errorAt([], "cluster.still_applied")] });
    }
    await tx.cluster.delete({ where: { id } });
    await recordAudit(tx, actor, {
      action: "cluster.delete",
      objectType: "cluster",
      objectId: id,
      objectName: state.row.name,
      clusterId: id,
      before: presentCluster(state),
    });
  });
}

async function isInForce(tx: Tx, clusterId: string): Promise<boolean> {
  const applied = await loadAppliedCluster(tx, clusterId);
  if (applied === null || (applied.vips.length === 0 && applied.services.length === 0)) return false;
  const hostIds = applied.directors.map(({ hostId }) => hostId);
  return (await tx.host.count({ where: { id: { in: hostIds }, connection: "connected" } })) > 0;
}
