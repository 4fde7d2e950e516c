import type { Tx } from "@/lib/db/database";
import type { DesiredCluster, DesiredRealServer } from "@/lib/model/cluster";
import { errorAt, type Problem } from "@/lib/model/problem";
import { missingHostProblems } from "./host-problems";

/** What the check of the cluster itself does not see: the name, and whether the host exists. */
export async function realServerProblems(
  tx: Tx,
  { realServers }: DesiredCluster,
  { id, name, hostId }: DesiredRealServer,
): Promise<Problem[]> {
  const namesake = realServers.some((other) => other.id !== id && other.name === name);
  return [
    ...(namesake ? [errorAt(["name"], "name.taken")] : []),
    ...(hostId === null ? [] : await missingHostProblems(tx, hostId)),
  ];
}
