import { z } from "zod";
import { type ClusterResource, clusterResourceSchema, clusterSummarySchema } from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { UsageError } from "../usage-error";
import type { PanelClient } from "./panel-client";

/** Something that a verb is for, with the name that its results are told by. */
export type Target = {
  readonly kind: "destinations" | "real-servers";
  readonly id: string;
  readonly name: string;
  readonly clusterName: string;
};

const clusterPageSchema = pageSchema(clusterSummarySchema);
const identified = z.uuid();

/** Every cluster that exists for the token, or the one of this name. */
export async function readClusters(panel: PanelClient, name: string | undefined): Promise<ClusterResource[]> {
  const { items } = await panel.get("/clusters", clusterPageSchema);
  const wanted = items.filter((cluster) => name === undefined || cluster.name === name || cluster.id === name);
  if (name !== undefined && wanted.length === 0) throw new UsageError("panel.no_cluster", { name });
  const clusters: ClusterResource[] = [];
  for (const { id } of wanted) clusters.push(await panel.get(`/clusters/${id}`, clusterResourceSchema));
  return clusters;
}

/**
 * What a word names: a real server by name or address, in every cluster that has it; with `SERVICE/` before it, and with
 * `:PORT` after it where there are several, its destinations in that service.
 */
export function findTargets(clusters: readonly ClusterResource[], word: string): Target[] {
  const [, service, server = word] = /^([^/]+)\/(.+)$/.exec(word) ?? [];
  const found = clusters.flatMap((cluster) =>
    service === undefined ? realServersNamed(cluster, server) : destinationsNamed(cluster, service, server),
  );
  if (found.length === 0) throw new UsageError("panel.no_target", { name: word });
  return found;
}

function realServersNamed({ name: clusterName, realServers }: ClusterResource, word: string): Target[] {
  return realServers
    .filter(
      ({ id, name, address }) =>
        name === word || address === word || (identified.safeParse(word).success && id === word),
    )
    .map(({ id, name }) => ({ kind: "real-servers", id, name, clusterName }));
}

function destinationsNamed({ name: clusterName, services }: ClusterResource, service: string, word: string): Target[] {
  return services
    .filter(({ id, name }) => name === service || id === service)
    .flatMap(({ name, destinations }) =>
      destinations
        .filter(({ realServerName, address, port }) => namesOf(realServerName, address, port).includes(word))
        .map(({ id, realServerName, port }): Target => {
          return { kind: "destinations", id, name: `${name}/${realServerName}:${port}`, clusterName };
        }),
    );
}

function namesOf(name: string, address: string, port: number): string[] {
  const bracketed = address.includes(":") ? `[${address}]` : address;
  return [name, `${name}:${port}`, address, `${bracketed}:${port}`];
}
