import type { WallSettings } from "@/lib/api/resources/wall";
import type { Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";

/** Refuses what does not exist, the layout of one VIP without a VIP, and a VIP of a cluster that the screen does not show. */
export async function checkScreenScope(
  tx: Tx,
  { layout, clusterIds, vipId }: Pick<WallSettings, "layout" | "clusterIds" | "vipId">,
): Promise<void> {
  const known = await tx.cluster.count({ where: { id: { in: [...clusterIds] } } });
  const vip = vipId === null ? null : await tx.vip.findUnique({ where: { id: vipId } });
  const isInScope = vip !== null && (clusterIds.length === 0 || clusterIds.includes(vip.clusterId));
  const missing = layout === "vip" && vipId === null ? [errorAt(["vipId"], "value.required")] : [];
  const problems = [
    ...missing,
    ...(known === new Set(clusterIds).size ? [] : [errorAt(["clusterIds"], "wall.unknown_cluster")]),
    ...(vipId === null || isInScope ? [] : [errorAt(["vipId"], "wall.unknown_vip")]),
  ];
  if (problems.length > 0) throw new AppError("input.invalid", { problems });
}
