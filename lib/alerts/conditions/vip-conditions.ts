import type { Condition } from "@/lib/model/alert/kinds";
import { type ClusterView, holdersOf, isFresh } from "./cluster-view";

/** VIPs that two directors hold, none of them, or one that does not answer for them. */
export function vipConditions(view: ClusterView): Condition[] {
  const canSeeAll = view.directors.length > 0 && view.directors.every(isFresh);
  return (view.applied?.vips ?? []).flatMap(({ address }): Condition[] => {
    const holders = holdersOf(view, address);
    const of = { object: address, clusterId: view.clusterId, hostId: null, operationId: null };
    if (holders.length > 1) {
      const directors = holders.map(({ name }) => name).sort();
      return [{ ...of, kind: "split_brain", params: { directors: directors.join(", ") } }];
    }
    const [holder] = holders;
    if (holder === undefined) return canSeeAll ? [{ ...of, kind: "no_master", params: {} }] : [];
    const silent = view.silentVips.find((one) => one.vip === address && one.holder === holder.name);
    if (silent === undefined) return [];
    const params = { director: silent.holder, askedBy: silent.askedBy };
    return [{ ...of, kind: "vip_silent", hostId: holder.hostId, params }];
  });
}
