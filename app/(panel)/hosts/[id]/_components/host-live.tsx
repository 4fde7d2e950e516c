"use client";

import type { ClusterResource } from "@/lib/api/resources/cluster";
import { clusterResourceSchema } from "@/lib/api/resources/cluster";
import type { HostResource } from "@/lib/api/resources/host";
import { apiPath } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";
import { DirectorLivePanel } from "./director-live-panel";
import { ServerLivePanel } from "./server-live-panel";

/** What the host does now in each cluster that it is used in. */
export function HostLive({ host: { id, uses } }: { host: HostResource }) {
  return uses.map((use) => <UseLive key={`${use.clusterId} ${use.role}`} hostId={id} use={use} />);
}

const pollMs = 10_000;

function UseLive({ hostId, use: { clusterId, role } }: { hostId: string; use: HostResource["uses"][number] }) {
  const { data } = useResource(clusterResourceSchema, apiPath`/clusters/${clusterId}`, { pollMs });
  if (data === undefined) return null;
  return role === "director" ? (
    <AsDirector cluster={data} hostId={hostId} />
  ) : (
    <ServerLivePanel cluster={data} hostId={hostId} />
  );
}

function AsDirector({ cluster, hostId }: { cluster: ClusterResource; hostId: string }) {
  const director = cluster.directors.find((each) => each.hostId === hostId);
  return director === undefined ? null : <DirectorLivePanel cluster={cluster} director={director} />;
}
