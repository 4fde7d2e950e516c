import type { TokenDuty } from "@/lib/model/token-duty";

/**
 * What a token may do, at most as much as its owner. It always may read what is in its clusters; `verbs` is what it may do
 * there. Nothing else is open to tokens.
 */
export type TokenScope = {
  readonly id: string;
  readonly verbs: readonly TokenDuty[];
  /** [] = every cluster. */
  readonly clusterIds: readonly string[];
  /** [] = every service of these clusters. */
  readonly serviceIds: readonly string[];
};

/** Whether something of this cluster, and of this service where it belongs to one, exists for the token. */
export function isInScope(
  { clusterIds, serviceIds }: TokenScope,
  { clusterId, serviceId }: { readonly clusterId: string; readonly serviceId?: string },
): boolean {
  if (clusterIds.length > 0 && !clusterIds.includes(clusterId)) return false;
  return serviceId === undefined || serviceIds.length === 0 || serviceIds.includes(serviceId);
}
