"use client";

import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "./call-api";

type Options<T> = {
  /** What the server rendered with; shown at once and refreshed in the background when stale. */
  readonly initial?: T;
  readonly enabled?: boolean;
  /** Ask again after so many milliseconds, or never (false, the default). May depend on what was last read. */
  /** Shows what was last read, of whatever path, until this one has answered. */
  readonly keepLast?: boolean;
  readonly pollMs?: number | false | ((last: T | undefined) => number | false);
};

/** Reads one resource. All readers of a path share one copy; edits refresh it by its path (see use-submit.ts). */
export function useResource<S extends z.ZodType>(
  schema: S,
  path: string,
  options: Options<z.output<S>> = {},
): UseQueryResult<z.output<S>, Error> {
  const { initial, enabled = true, pollMs = false, keepLast = false } = options;
  return useQuery<z.output<S>, Error>({
    queryKey: [path],
    queryFn: ({ signal }) => callApi(schema, { path, signal }),
    enabled,
    refetchInterval: typeof pollMs === "function" ? (query) => pollMs(query.state.data) : pollMs,
    ...(keepLast ? { placeholderData: keepPreviousData } : {}),
    ...(initial === undefined ? {} : { initialData: initial }),
  });
}
