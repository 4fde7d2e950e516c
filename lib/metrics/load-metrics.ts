import { version } from "@/lib/config/version";
import type { Database } from "@/lib/db/database";
import type { LiveHub } from "@/lib/live/hub";
import { backendFamilies } from "./backend-families";
import { loadClusterFacts } from "./cluster-facts";
import { depoolFamilies } from "./depool-families";
import { directorFamilies } from "./director-families";
import type { Family } from "./exposition";
import { gauge } from "./families";
import { guardFamilies } from "./guard-families";
import { memberFamilies } from "./member-families";
import { notificationFamilies } from "./notification-families";
import { operationFamilies } from "./operation-families";
import { directorScenes } from "./scene";

type MetricsDeps = {
  readonly database: Database;
  readonly hub: Pick<LiveHub, "snapshots" | "listenerCount">;
  readonly nowMs: number;
};

/** Everything that Prometheus is told of these clusters; [] = of all. */
export async function loadMetrics(
  { database, hub, nowMs }: MetricsDeps,
  clusterIds: readonly string[],
): Promise<Family[]> {
  const clusters = await loadClusterFacts(database, clusterIds);
  const scenes = directorScenes(clusters, hub.snapshots(), nowMs);
  return [
    {
      name: "signalbox_build",
      type: "info",
      help: "The release.",
      samples: [{ suffix: "_info", labels: { version }, value: 1 }],
    },
    ...directorFamilies(scenes),
    ...backendFamilies(scenes),
    ...memberFamilies(scenes),
    ...depoolFamilies(clusters, scenes),
    ...(await operationFamilies(database, clusterIds)),
    ...(clusterIds.length === 0 ? [...(await guardFamilies(database)), ...(await notificationFamilies(database))] : []),
    gauge("signalbox_sse_clients", "Browsers that this web process sends live figures to.", [[{}, hub.listenerCount]]),
  ];
}
