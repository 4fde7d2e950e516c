import { randomUUID } from "node:crypto";
import { clusterSummarySchema } from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { type ManifestResult, manifestResourceSchema, manifestResultSchema } from "@/lib/api/resources/manifest";
import { UsageError } from "@/lib/cli/usage-error";
import type { Manifest } from "@/lib/manifest/manifest";
import type { PanelClient } from "../panel-client";

const summaries = pageSchema(clusterSummarySchema);

/**
 * Makes the draft of the cluster that a document names what it says, or makes the cluster; tried out, only tells what
 * would change. An edit that somebody else makes meanwhile refuses it.
 */
export async function putDraft(
  panel: PanelClient,
  manifest: Manifest,
  { dryRun }: { readonly dryRun: boolean },
): Promise<ManifestResult> {
  const query = dryRun ? "?dryRun=true" : "";
  const id = await findCluster(panel, manifest.name);
  if (id === null) return await panel.post(`/manifests${query}`, manifest, randomUUID(), manifestResultSchema);
  const path = `/clusters/${id}/manifest`;
  const { revision } = await panel.get(path, manifestResourceSchema);
  return await panel.edit("PUT", `${path}${query}`, { body: manifest, revision }, manifestResultSchema);
}

/** The id of the cluster of this name (or id). */
export async function clusterNamed(panel: PanelClient, name: string): Promise<string> {
  const id = await findCluster(panel, name);
  if (id === null) throw new UsageError("panel.no_cluster", { name });
  return id;
}

async function findCluster(panel: PanelClient, name: string): Promise<string | null> {
  const { items } = await panel.get("/clusters", summaries);
  return items.find((cluster) => cluster.name === name || cluster.id === name)?.id ?? null;
}
