import type { Tx } from "@/lib/db/database";
import { errorAt, type Problem } from "@/lib/model/problem";

/** Hosts differ in name and in where their sshd is: one machine twice would have two answers to whether it is trusted. */
export async function hostNameProblems(
  tx: Tx,
  { id, name, address, port }: { id?: string; name: string; address: string; port: number },
): Promise<Problem[]> {
  const others = await tx.host.findMany({
    where: { OR: [{ name }, { address, port }], ...(id !== undefined && { id: { not: id } }) },
    select: { name: true, address: true, port: true },
  });
  const sameSshd = others.find((other) => other.address === address && other.port === port);
  return [
    ...(others.some((other) => other.name === name) ? [errorAt(["name"], "name.taken")] : []),
    ...(sameSshd === undefined ? [] : [errorAt(["address"], "host_address.taken", { name: sameSshd.name })]),
  ];
}
