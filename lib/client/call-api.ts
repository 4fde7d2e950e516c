import { z } from "zod";
import { problemDetailsSchema } from "@/lib/api/resources/common";
import { ApiError, NoAnswerError } from "./api-error";

export type ApiRequest = {
  /** Below /api/v1, parts encoded (see api-path.ts), e.g. "/hosts?cursor=x". */
  readonly path: string;
  readonly method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly body?: unknown;
  /** Revision of the resource the edit was made from; sent as `If-Match: "rev-N"`. */
  readonly revision?: number;
  /** Repeating a request with the same key returns the first one's operation instead of making another. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
};

/** For answers without content (204). */
export const nothing = z.undefined();

/**
 * Calls the API with the session cookie and returns the answer as `schema` describes it. Throws `ApiError` when the panel
 * reports a problem and `NoAnswerError` when no usable answer came (network, proxy, an answer of another shape).
 */
export async function callApi<S extends z.ZodType>(schema: S, request: ApiRequest): Promise<z.output<S>> {
  const { status, json } = await exchange(request);
  if (status >= 400) {
    const problem = problemDetailsSchema.safeParse(json);
    throw problem.success ? new ApiError(problem.data) : new NoAnswerError({ cause: problem.error });
  }
  const answer = schema.safeParse(json);
  if (!answer.success) {
    throw new NoAnswerError({ cause: answer.error });
  }
  return answer.data;
}

async function exchange(request: ApiRequest): Promise<{ status: number; json: unknown }> {
  try {
    const response = await fetch(`/api/v1${request.path}`, {
      method: request.method ?? "GET",
      headers: headersOf(request),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    const text = await response.text();
    return { status: response.status, json: text === "" ? undefined : JSON.parse(text) };
  } catch (cause) {
    if (request.signal?.aborted) {
      throw cause;
    }
    throw new NoAnswerError({ cause });
  }
}

function headersOf(request: ApiRequest): Headers {
  const headers = new Headers({ accept: "application/json, application/problem+json" });
  if (request.body !== undefined) {
    headers.set("content-type", "application/json");
  }
  if (request.revision !== undefined) {
    headers.set("if-match", `"rev-${request.revision}"`);
  }
  if (request.idempotencyKey !== undefined) {
    headers.set("idempotency-key", request.idempotencyKey);
  }
  return headers;
}
