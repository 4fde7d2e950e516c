"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type PlanResource, planResourceSchema } from "@/lib/api/resources/operation";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

/** Has a plan of a cluster made, from wherever one is called for, and leads to where it can be read. */
export function useMakePlan(clusterId: string): UseMutationResult<PlanResource, Error, void> {
  const router = useRouter();
  const path = apiPath`/clusters/${clusterId}/plans`;
  return useSubmit(planResourceSchema, () => ({ method: "POST" as const, path }), {
    refresh: [path],
    onDone: ({ id }) => router.push(`/clusters/${clusterId}/plan?plan=${id}`),
  });
}
