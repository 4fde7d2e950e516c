"use client";

import { type RunResource, runResourceSchema } from "@/lib/api/resources/run";
import { apiPath } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";
import { isRunOver } from "./run-looks";

/** The worker looks at runs twice a second. */
const pollMs = 1_000;

/** Follows a run until it is over; null follows none. */
export function useRun(id: string | null, initial?: RunResource) {
  return useResource(runResourceSchema, apiPath`/runs/${id ?? ""}`, {
    enabled: id !== null,
    pollMs: (last) => (last !== undefined && isRunOver(last.state) ? false : pollMs),
    ...(initial === undefined ? {} : { initial }),
  });
}
