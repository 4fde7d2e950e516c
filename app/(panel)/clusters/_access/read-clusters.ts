import { notFound } from "next/navigation";
import { requireActor } from "@/app/_access/require-actor";
import { can } from "@/lib/access/policy";
import type { ClusterSummary } from "@/lib/api/resources/cluster";
import { listClusters } from "@/lib/desired/list-clusters";
import { getServices } from "@/lib/runtime/web";

/** All clusters, for pages whose reader may see them. */
export async function readClusters(): Promise<ClusterSummary[]> {
  if (!can(await requireActor(), "cluster.read")) notFound();
  const { database } = getServices();
  return await listClusters({ database });
}
