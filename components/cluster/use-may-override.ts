"use client";

import { useCan } from "@/components/shell/session";
import { guardsResourceSchema } from "@/lib/api/resources/guards";
import { apiPath } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";
import { useCluster } from "./cluster-context";

/** Whether this person may have a guard of this cluster stand back. The API decides again. */
export function useMayOverride(): boolean {
  const { id } = useCluster();
  const may = useCan("guard.override");
  const mayApply = useCan("cluster.apply");
  const { data } = useResource(guardsResourceSchema, apiPath`/clusters/${id}/guards`, { enabled: !may && mayApply });
  return may || (mayApply && data?.operatorsMayOverride === true);
}
