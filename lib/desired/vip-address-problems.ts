import type { Tx } from "@/lib/db/database";
import type { IpAddress } from "@/lib/model/address";
import { errorAt, type Problem } from "@/lib/model/problem";

/** Two clusters that announce one VIP would fight over it. Clashes inside the cluster are found by its own check. */
export async function vipAddressProblems(tx: Tx, address: IpAddress, clusterId: string): Promise<Problem[]> {
  const elsewhere = await tx.vip.findFirst({
    where: { address, clusterId: { not: clusterId } },
    select: { cluster: { select: { name: true } } },
  });
  return elsewhere === null ? [] : [errorAt(["address"], "vip.taken", { cluster: elsewhere.cluster.name })];
}
