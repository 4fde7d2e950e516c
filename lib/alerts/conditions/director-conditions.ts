import { expectedTable } from "@/lib/ipvs/expected-table";
import type { Condition, ConditionKind } from "@/lib/model/alert/kinds";
import type { AlertRule } from "@/lib/model/alert/rule";
import { type ClusterView, isFresh } from "./cluster-view";

/** Directors that cannot be seen, and those whose kernel is empty though services were applied. */
export function directorConditions(view: ClusterView, ruleOf: (kind: ConditionKind) => AlertRule): Condition[] {
  const thresholdSec = ruleOf("director_lost").threshold ?? 15;
  return view.directors.flatMap((director): Condition[] => {
    const { name, hostId, snapshot, lostSec, problem } = director;
    const of = { object: name, clusterId: view.clusterId, hostId, operationId: null };
    // One that was never seen is being set up, unless something was applied to it.
    const isKnown = snapshot?.freshAt != null || view.applied !== null;
    if (isKnown && lostSec >= thresholdSec) {
      return [{ ...of, kind: "director_lost", params: { seconds: thresholdSec, problem } }];
    }
    const isEmpty = isFresh(director) && !view.isChanging && snapshot?.services.length === 0;
    return isEmpty && servesAny(view) ? [{ ...of, kind: "table_vanished", params: {} }] : [];
  });
}

function servesAny({ applied }: ClusterView): boolean {
  return applied !== null && expectedTable(applied).services.length > 0;
}
