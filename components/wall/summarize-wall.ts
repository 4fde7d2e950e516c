import type { AlertResource } from "@/lib/api/resources/alert";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { WallSettings } from "@/lib/api/resources/wall";
import type { WallException, WallSummary } from "@/lib/api/resources/wall-view";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { clusterHealth } from "../cluster/cluster-health";
import { ageMs, freshnessOf } from "../live/freshness";
import { alertExceptions } from "./alert-exceptions";
import { clusterTile } from "./cluster-tile";
import { vipTile } from "./vip-tile";
import { wallExceptions } from "./wall-exceptions";

export type WallFacts = {
  readonly screen: Pick<WallSettings, "layout" | "clusterIds" | "vipId" | "hideAddresses">;
  /** What is desired, in the order in which it is shown. */
  readonly clusters: readonly ClusterResource[];
  /** Those that are open. */
  readonly alerts: readonly AlertResource[];
  readonly snapshots: readonly DirectorSnapshot[];
  readonly nowMs: number;
};

/** Everything that one screen shows, and nothing that it does not: figures of its clusters and VIPs, and what is wrong. */
export function summarizeWall({ screen, clusters, alerts, snapshots, nowMs }: WallFacts): WallSummary {
  const all = new Map(snapshots.map((snapshot) => [snapshot.directorId, snapshot]));
  const fresh = new Map(
    snapshots
      .filter(({ freshAt }) => ["fresh", "stale"].includes(freshnessOf(ageMs(freshAt, nowMs))))
      .map((snapshot) => [snapshot.directorId, snapshot]),
  );
  const vip = screen.layout === "vip" ? screen.vipId : null;
  const shown = clusters
    .filter(({ id }) => screen.clusterIds.length === 0 || screen.clusterIds.includes(id))
    .filter(({ vips }) => screen.layout !== "vip" || vips.some(({ id }) => id === vip));
  const views = shown.map((cluster) => {
    const { problems, holders } = clusterHealth(cluster, all, fresh);
    const { hideAddresses } = screen;
    const exceptions = [
      ...wallExceptions(cluster, problems, { fresh, hideAddresses }),
      ...alertExceptions(cluster, alerts, hideAddresses),
    ];
    return { cluster, exceptions, tile: clusterTile(cluster, { exceptions, holders, all, fresh }) };
  });
  return {
    clusters: views.map(({ tile }) => tile),
    vips: views.flatMap(({ cluster, exceptions }) =>
      cluster.vips
        .filter(({ id }) => id === vip)
        .map((each) => vipTile(cluster, each, exceptions.filter(concerns(each.id)), fresh, screen.hideAddresses)),
    ),
    exceptions: views
      .flatMap(({ exceptions }) => exceptions)
      .filter((exception) => vip === null || concerns(vip)(exception))
      .sort((one, other) => gravity(other) - gravity(one)),
  };
}

function concerns(vipId: string): (exception: WallException) => boolean {
  return ({ vipIds }) => vipIds.length === 0 || vipIds.includes(vipId);
}

function gravity({ level }: WallException): number {
  return level === "bad" ? 1 : 0;
}
