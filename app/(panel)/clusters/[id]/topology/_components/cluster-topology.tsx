"use client";

import { Maximize } from "lucide-react";
import { useTranslations } from "next-intl";
import { askedWeights } from "@/components/cluster/asked-weights";
import { useCluster } from "@/components/cluster/cluster-context";
import { directorState } from "@/components/cluster/director-state";
import { viewServices } from "@/components/cluster/service-view";
import { useQueryState } from "@/components/cluster/use-query-state";
import { useRecentOperations } from "@/components/cluster/use-recent-operations";
import { ageMs, freshnessOf } from "@/components/live/freshness";
import { useFreshSnapshots } from "@/components/live/use-fresh-snapshots";
import { useLive } from "@/components/live/use-live";
import { IconButton } from "@/components/ui/icon-button";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { useServerClock } from "@/lib/client/server-clock";
import { drawingId, TopologyDrawing } from "./topology-drawing";
import { type TopologyGraph, topologyGraph } from "./topology-graph";
import { TopologyLegend } from "./topology-legend";
import { TopologyTables } from "./topology-tables";

const everything = "all";

/** The whole cluster at a glance, or the part of it that one service (`?service=`) uses; live. */
export function ClusterTopology() {
  const t = useTranslations("clusters.topology");
  const cluster = useCluster();
  const { snapshots } = useLive();
  const nowMs = useServerClock()?.nowMs ?? 0;
  const [chosen, setChosen] = useQueryState("service");
  const graph = useGraph(chosen);
  return (
    <div className="flex flex-col gap-5">
      <Panel
        title={t("title")}
        description={t("about")}
        actions={
          <>
            <SelectField
              hideLabel
              className="w-52"
              label={t("service")}
              value={cluster.services.some(({ id }) => id === chosen) ? chosen : everything}
              onChange={(id) => setChosen(id === everything ? "" : id)}
              choices={[
                { value: everything, label: t("allServices") },
                ...cluster.services.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <IconButton label={t("fullScreen")} onPress={showFullScreen}>
              <Maximize aria-hidden="true" className="size-4" />
            </IconButton>
          </>
        }
      >
        <TopologyDrawing
          clusterId={cluster.id}
          graph={graph}
          stateOfDirector={(id) => {
            const snapshot = snapshots.get(id) ?? null;
            const age = nowMs === 0 ? 0 : ageMs(snapshot?.freshAt ?? null, nowMs);
            return directorState(snapshot, freshnessOf(age), cluster.engine);
          }}
        />
        <TopologyLegend paths={graph.paths} />
      </Panel>
      <Panel title={t("inWords")} padding="none">
        <TopologyTables graph={graph} />
      </Panel>
    </div>
  );
}

/** Esc ends it. A browser that refuses, or has none, leaves the page as it is. */
function showFullScreen(): void {
  document
    .getElementById(drawingId)
    ?.requestFullscreen()
    .catch(() => undefined);
}

/** Of one service, or of all of them when there is none of this id. */
function useGraph(serviceId: string): TopologyGraph {
  const cluster = useCluster();
  const { snapshots } = useLive();
  const fresh = useFreshSnapshots();
  const asked = askedWeights(useRecentOperations(cluster.id), useServerClock()?.nowMs ?? 0);
  const one = cluster.services.filter(({ id }) => id === serviceId);
  const services = one.length === 0 ? cluster.services : one;
  const views = new Map(
    cluster.directors.map(({ id }) => [id, viewServices(services, snapshots.get(id) ?? null, fresh.has(id), asked)]),
  );
  return topologyGraph(cluster, fresh, views);
}
