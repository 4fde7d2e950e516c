import type { Actor } from "@/lib/access/model";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import type { Host } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import { errorAt, type Problem } from "@/lib/model/problem";
import { loadAppliedCluster } from "@/lib/operations/load-applied-cluster";
import { checkRevision } from "./check-revision";
import type { DesiredDeps } from "./deps";
import { readHost } from "./load-host";
import { lockHost } from "./lock-host";

/** Forgets a host and its credentials; refused while a cluster uses it (`conflict.in_use`). */
export async function deleteHost(
  { database }: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number },
): Promise<void> {
  const { id, revision } = input;
  await database.transaction(async (tx) => {
    const row = await lockHost(tx, id);
    checkRevision(row, revision);
    const before = await readHost(tx, id);
    const clusters = [...new Set(before.uses.map(({ clusterName }) => clusterName))];
    const problems =
      clusters.length > 0
        ? [errorAt([], "host.in_use", { clusters: clusters.join(", ") })]
        : await leftoverProblems(tx, row);
    if (problems.length > 0) throw new AppError("conflict.in_use", { problems });
    await tx.host.delete({ where: { id } });
    const { name, address, port, username, privilege } = before;
    await recordAudit(tx, actor, {
      action: "host.delete",
      objectType: "host",
      objectId: id,
      objectName: name,
      before: { name, address, port, username, privilege },
    });
    await database.notify(tx, "signalbox_host", id);
  });
}

/** A host taken out of a cluster still carries what was applied until the next apply cleans it up, if it can be reached. */
async function leftoverProblems(tx: Tx, { id, connection }: Host): Promise<Problem[]> {
  if (connection !== "connected") return [];
  for (const cluster of await tx.cluster.findMany({ select: { id: true, name: true } })) {
    const applied = await loadAppliedCluster(tx, cluster.id);
    const parts = [...(applied?.directors ?? []), ...(applied?.realServers ?? [])];
    if (parts.some(({ hostId }) => hostId === id)) {
      return [errorAt([], "host.still_applied", { cluster: cluster.name })];
    }
  }
  return [];
}
