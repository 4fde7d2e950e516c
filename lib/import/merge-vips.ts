import type { DraftCluster, DraftVip } from "./draft";
import { idOfRouter } from "./own-places";
import type { ReportBuilder } from "./report-builder";

/** The VIPs of both files; what only one of them has, or has otherwise, is reported. */
export function mergeVips(merged: DraftCluster, draft: DraftCluster, report: ReportBuilder): DraftVip[] {
  const own = draft.vips.map((vip) => ({ ...vip, vrrpInstanceId: sameInstance(merged, draft, vip.vrrpInstanceId) }));
  const added = own.filter((vip) => {
    const known = merged.vips.find(({ address }) => address === vip.address);
    const same = known?.prefixLength === vip.prefixLength && known.vrrpInstanceId === vip.vrrpInstanceId;
    if (!same) report.warning(vip.at, "merge.vip", { address: vip.address });
    return known === undefined;
  });
  for (const { at, address } of merged.vips) {
    if (!own.some((vip) => vip.address === address)) report.warning(at, "merge.vip", { address });
  }
  return [...merged.vips, ...added];
}

/** What the merged cluster calls the instance of another file: they are the same when their routers are. */
function sameInstance(merged: DraftCluster, draft: DraftCluster, id: string | null): string | null {
  const router = [...idOfRouter(draft)].find(([, instance]) => instance.id === id)?.[0];
  return router === undefined ? id : (idOfRouter(merged).get(router)?.id ?? null);
}
