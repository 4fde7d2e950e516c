import type { Tx } from "@/lib/db/database";
import { errorAt, type Problem } from "@/lib/model/problem";

/** A host can be a director of one cluster only: two clusters would overwrite each other's keepalived.conf. */
export async function directorHostProblems(tx: Tx, hostId: string, clusterId: string): Promise<Problem[]> {
  const missing = await missingHostProblems(tx, hostId);
  if (missing.length > 0) return missing;
  const elsewhere = await tx.director.findFirst({
    where: { hostId, clusterId: { not: clusterId } },
    select: { cluster: { select: { name: true } } },
  });
  return elsewhere === null ? [] : [errorAt(["hostId"], "director.host_taken", { cluster: elsewhere.cluster.name })];
}

export async function missingHostProblems(tx: Tx, hostId: string): Promise<Problem[]> {
  const host = await tx.host.findUnique({ where: { id: hostId }, select: { id: true } });
  return host === null ? [errorAt(["hostId"], "host.missing")] : [];
}
