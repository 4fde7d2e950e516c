import type { ManifestResource } from "@/lib/api/resources/manifest";
import type { Tx } from "@/lib/db/database";
import { loadDesiredCluster } from "@/lib/db/load-desired-cluster";
import { describeCluster } from "@/lib/manifest/describe-cluster";
import { AppError } from "@/lib/model/app-error";
import type { DesiredCluster } from "@/lib/model/cluster";
import { pushSettingsSchema } from "@/lib/model/push-settings";
import type { DesiredDeps } from "../deps";
import { readSnapshot } from "../read-snapshot";

/** The draft of a cluster as a manifest. Throws `not_found`. */
export async function loadManifest({ database }: DesiredDeps, clusterId: string): Promise<ManifestResource> {
  return await readSnapshot(database, async (tx) => await manifestOf(tx, clusterId));
}

/** Call it in a transaction that sees one moment (readSnapshot), or that holds the cluster's lock. */
export async function manifestOf(tx: Tx, clusterId: string): Promise<ManifestResource> {
  const loaded = await loadDesiredCluster(tx, clusterId);
  if (loaded === null) throw new AppError("not_found");
  const { description, push } = await tx.cluster.findUniqueOrThrow({ where: { id: clusterId } });
  const about = { description, push: pushSettingsSchema.parse(push), hostNames: await hostNames(tx, loaded.model) };
  return { clusterId, revision: loaded.draftRevision, manifest: describeCluster(loaded.model, about) };
}

async function hostNames(tx: Tx, { directors, realServers }: DesiredCluster): Promise<ReadonlyMap<string, string>> {
  const ids = [...directors, ...realServers].flatMap(({ hostId }) => (hostId === null ? [] : [hostId]));
  const hosts = await tx.host.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(hosts.map(({ id, name }) => [id, name]));
}
