import type { Tx } from "@/lib/db/database";
import { errorAt, type Problem } from "@/lib/model/problem";
import type { Vrrp } from "@/lib/model/vrrp";

/** A secret is one that was made for this cluster: of another one, its password would be told from here. */
export async function vrrpSecretProblems(
  tx: Tx,
  clusterId: string,
  changes: { readonly vrrp?: Vrrp | null | undefined; readonly vrrpInstances?: readonly Vrrp[] | undefined },
): Promise<Problem[]> {
  const own = changes.vrrp == null ? [] : [{ vrrp: changes.vrrp, path: ["vrrp"] }];
  const others = (changes.vrrpInstances ?? []).map((vrrp, index) => ({ vrrp, path: ["vrrpInstances", index] }));
  const used = [...own, ...others].flatMap(({ vrrp: { authentication }, path }) =>
    authentication === null ? [] : [{ ...authentication, path }],
  );
  if (used.length === 0) return [];
  const known = await tx.vrrpSecret.findMany({
    where: { clusterId, id: { in: used.map(({ secretId }) => secretId) } },
    select: { id: true, sha256: true },
  });
  return used
    .filter(({ secretId, sha256 }) => !known.some((one) => one.id === secretId && one.sha256 === sha256))
    .map(({ path }) => errorAt([...path, "authentication"], "vrrp.secret"));
}
