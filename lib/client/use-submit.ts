"use client";

import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { type ApiRequest, callApi } from "./call-api";
import { refreshPaths } from "./refresh-paths";

type Options<Answer> = {
  /** Path prefixes to read again once the change was accepted, e.g. ["/hosts"]. */
  readonly refresh?: readonly string[];
  readonly onDone?: (answer: Answer) => void;
};

/**
 * Sends changes. `request` turns the form's input into one call; nothing is shown as done before the panel said so.
 * The returned mutation carries `error` for the form that shows it and `isPending` for its button.
 */
export function useSubmit<S extends z.ZodType, Input>(
  schema: S,
  request: (input: Input) => ApiRequest,
  options: Options<z.output<S>> = {},
): UseMutationResult<z.output<S>, Error, Input> {
  const queryClient = useQueryClient();
  return useMutation<z.output<S>, Error, Input>({
    mutationFn: (input) => callApi(schema, request(input)),
    onSuccess: async (answer) => {
      options.onDone?.(answer);
      await refreshPaths(queryClient, options.refresh ?? []);
    },
  });
}
