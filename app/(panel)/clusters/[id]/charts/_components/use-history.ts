"use client";

import { historyResourceSchema } from "@/lib/api/resources/history";
import { apiPath, withQuery } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";
import type { ChartSpan } from "./chart-span";

type Wish = {
  readonly clusterId: string;
  readonly directorId: string;
  readonly service: string;
  /** Null = nothing is asked for. */
  readonly span: ChartSpan | null;
};

/** The figures of a span of time. While those of another span are on their way, the last ones stay. */
export function useHistory({ clusterId, directorId, service, span }: Wish) {
  const query = {
    clusterId,
    directorId,
    service,
    from: span === null ? "" : new Date(span.fromMs).toISOString(),
    to: span === null ? "" : new Date(span.toMs).toISOString(),
  };
  return useResource(historyResourceSchema, withQuery(apiPath`/history`, query), {
    enabled: span !== null,
    keepLast: true,
  });
}
