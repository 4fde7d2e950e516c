import { cache } from "react";
import { requireActor } from "@/app/_access/require-actor";
import { can } from "@/lib/access/policy";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { idSchema } from "@/lib/api/resources/common";
import { loadCluster } from "@/lib/desired/load-cluster";
import { AppError } from "@/lib/model/app-error";
import { getServices } from "@/lib/runtime/web";

/** The cluster a page is about, once a request; null when there is none or the reader may not know of it. */
export const readCluster = cache(async (id: string): Promise<ClusterResource | null> => {
  const actor = await requireActor();
  if (!can(actor, "cluster.read") || !idSchema.safeParse(id).success) return null;
  const { database } = getServices();
  try {
    return await loadCluster({ database }, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
});
