"use client";

import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { isFinished } from "@/components/operations/operation-looks";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { verbResultSchema } from "@/lib/api/resources/verb";
import { apiPath } from "@/lib/client/api-path";
import { callApi } from "@/lib/client/call-api";
import { useResource } from "@/lib/client/use-resource";
import { useSubmit } from "@/lib/client/use-submit";
import type { Verb } from "@/lib/model/verb";

/** To what a verb is done: one destination, or a real server in all its services. */
export type VerbTarget = { readonly kind: "destinations" | "real-servers"; readonly id: string };

const pollMs = 1_000;

/** What a verb would do, doing it, and the operation that carries it out until it has ended. */
export function useVerb(clusterId: string, target: VerbTarget, verb: Verb) {
  const path = `/${target.kind}${apiPath`/${target.id}/${verb}`}`;
  const all = verb === "restore" ? { all: true } : {};
  const preview = useQuery({
    queryKey: [path, "preview"],
    queryFn: ({ signal }) =>
      callApi(verbResultSchema, { path, method: "POST", body: { ...all, dryRun: true }, signal }),
    gcTime: 0,
    retry: false,
  });
  const submit = useSubmit(
    z.union([verbResultSchema, operationResourceSchema]),
    (body: object) => ({ path, method: "POST" as const, body: { ...all, ...body } }),
    { refresh: [apiPath`/clusters/${clusterId}`, "/operations"] },
  );
  const operationId = submit.data !== undefined && "state" in submit.data ? submit.data.id : null;
  const { data: operation = null } = useResource(operationResourceSchema, apiPath`/operations/${operationId ?? ""}`, {
    enabled: operationId !== null,
    pollMs: (last) => (last !== undefined && isFinished(last.state) ? false : pollMs),
  });
  return { preview, submit, operation };
}
