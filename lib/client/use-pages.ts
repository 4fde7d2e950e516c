"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { z } from "zod";
import { pageSchema } from "@/lib/api/resources/common";
import { callApi } from "./call-api";

/** Reads a cursor-paged list page by page. `path` may carry filters; `items` holds every page read so far, in order. */
export function usePages<S extends z.ZodType>(item: S, path: string, options: { pollMs?: number | false } = {}) {
  const query = useInfiniteQuery({
    queryKey: [path, "pages"],
    queryFn: ({ pageParam, signal }) => callApi(pageSchema(item), { path: withCursor(path, pageParam), signal }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    refetchInterval: options.pollMs ?? false,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return { ...query, items };
}

function withCursor(path: string, cursor: string): string {
  return cursor === "" ? path : `${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;
}
