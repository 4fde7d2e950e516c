import { listAlerts } from "@/lib/desired/alerts/list-alerts";
import { listClusterResources } from "@/lib/desired/list-cluster-resources";
import type { WebServices } from "@/lib/runtime/web";
import type { AlertResource } from "./resources/alert";
import type { ClusterResource } from "./resources/cluster";

export type WallDesired = {
  readonly clusters: readonly ClusterResource[];
  /** Those that are open; the newest of very many. */
  readonly alerts: readonly AlertResource[];
};

const lifeMs = 5_000;
const alertLimit = 500;

type Reading = { readonly atMs: number; readonly desired: Promise<WallDesired> };

const newest = new WeakMap<WebServices, Reading>();

/** What is desired of every cluster, and which alerts are open, read once for all screens that are connected. */
export async function wallDesired(services: WebServices): Promise<WallDesired> {
  const known = newest.get(services);
  const nowMs = performance.now();
  if (known !== undefined && nowMs - known.atMs < lifeMs) return await known.desired;
  const desired = read(services);
  newest.set(services, { atMs: nowMs, desired });
  // Who asks next tries again.
  desired.catch(() => newest.delete(services));
  return await desired;
}

async function read(services: WebServices): Promise<WallDesired> {
  const clusters = await listClusterResources(services);
  const { items } = await listAlerts(services, { state: "open", limit: alertLimit });
  return { clusters, alerts: items };
}
