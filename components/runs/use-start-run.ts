"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { newUuid } from "@/components/cluster/new-uuid";
import { type createRunSchema, runPreviewSchema, runResourceSchema } from "@/lib/api/resources/run";
import { callApi } from "@/lib/client/call-api";
import { useSubmit } from "@/lib/client/use-submit";
import { useLate } from "./use-late";

/** What is asked of POST /runs, with everything left out that has a default. */
export type RunAsk = z.input<typeof createRunSchema>;

/** The reader types numbers; each is asked about once they stop. */
const quietMs = 300;

/**
 * What a run would do, as the worker's own rules say now, and starting it. A second press after an answer that got lost
 * finds the run that the first one made.
 */
export function useStartRun(ask: RunAsk | null, onStarted: (id: string) => void) {
  const [idempotencyKey] = useState(newUuid);
  const late = useLate(ask === null ? null : JSON.stringify(ask), quietMs);
  const preview = useQuery({
    queryKey: ["/runs", "preview", late],
    queryFn: ({ signal }) =>
      callApi(runPreviewSchema, {
        path: "/runs",
        method: "POST",
        body: { ...JSON.parse(late ?? "null"), dryRun: true },
        signal,
      }),
    enabled: late !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const start = useSubmit(
    runResourceSchema,
    (body: RunAsk) => ({ path: "/runs", method: "POST" as const, body, idempotencyKey }),
    { refresh: ["/runs", "/clusters", "/operations"], onDone: ({ id }) => onStarted(id) },
  );
  return { preview, start };
}
