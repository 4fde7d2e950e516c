"use client";

import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { type InspectionAsk, type InspectionResource, inspectionResourceSchema } from "@/lib/api/resources/inspection";
import { apiPath, withQuery } from "@/lib/client/api-path";
import { callApi } from "@/lib/client/call-api";

export type Inspecting = UseMutationResult<InspectionResource, Error, Asked>;

type Asked = { readonly directorId: string; readonly question: InspectionAsk };

/** Has the worker look something up on a director, and waits for it. What was found stays until the next question. */
export function useInspection(): Inspecting {
  return useMutation<InspectionResource, Error, Asked>({
    mutationFn: async ({ directorId, question }) => {
      const path = apiPath`/directors/${directorId}/inspections`;
      let inspection = await callApi(inspectionResourceSchema, { method: "POST", path, body: question });
      // Half a minute after the question the panel says itself that nobody answers.
      while (inspection.state === "pending") {
        const answer = withQuery(apiPath`/inspections/${inspection.id}`, { wait: "20s" });
        inspection = await callApi(inspectionResourceSchema, { path: answer });
      }
      return inspection;
    },
  });
}
