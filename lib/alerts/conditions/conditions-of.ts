import type { Condition, ConditionKind } from "@/lib/model/alert/kinds";
import type { AlertRule } from "@/lib/model/alert/rule";
import { type ClusterView, isFresh } from "./cluster-view";
import { directorConditions } from "./director-conditions";
import { serviceConditions } from "./service-conditions";
import { vipConditions } from "./vip-conditions";

export type ClusterConditions = {
  readonly conditions: readonly Condition[];
  readonly isDecided: (condition: Pick<Condition, "kind" | "object">) => boolean;
};

/**
 * What holds in a cluster, and what can be told of it at all. Nothing is concluded from old samples: while no director can
 * be seen, real servers are neither up nor down.
 */
export function conditionsOf(view: ClusterView, ruleOf: (kind: ConditionKind) => AlertRule): ClusterConditions {
  const canSeeAll = view.directors.every(isFresh);
  const canSeeServices = view.directors.some(isFresh) && !view.isChanging;
  const decided: Readonly<Record<string, boolean>> = {
    split_brain: canSeeAll,
    no_master: canSeeAll,
    vip_silent: view.directors.some(isFresh),
    quorum_lost: canSeeServices,
    server_down: canSeeServices,
    sorry_server: canSeeServices,
  };
  return {
    conditions: [
      ...directorConditions(view, ruleOf),
      ...vipConditions(view),
      ...(canSeeServices ? serviceConditions(view) : []),
      ...driftConditions(view, ruleOf("drift").threshold ?? 1),
      ...failureConditions(view),
    ],
    isDecided({ kind, object }) {
      if (kind !== "table_vanished") return decided[kind] ?? true;
      const director = view.directors.find(({ name }) => name === object);
      return director === undefined || (isFresh(director) && !view.isChanging);
    },
  };
}

/** One alert for a host: what it differs in is a list on the cluster's page. */
function driftConditions({ clusterId, drift }: ClusterView, threshold: number): Condition[] {
  return [...new Set(drift.map(({ hostId }) => hostId))].flatMap((hostId): Condition[] => {
    const items = drift.filter((one) => one.hostId === hostId);
    const [first] = [...items].sort((a, b) => (a.object < b.object ? -1 : 1));
    if (first === undefined || items.length < threshold) return [];
    const params = { count: items.length, first: first.object };
    return [{ kind: "drift", object: first.hostName, params, clusterId, hostId, operationId: null }];
  });
}

function failureConditions({ clusterId, failure }: ClusterView): Condition[] {
  if (failure === null) return [];
  const { operationId, state, kind } = failure;
  const params = { state, kind };
  return [{ kind: "operation_failed", object: operationId, params, clusterId, hostId: null, operationId }];
}
