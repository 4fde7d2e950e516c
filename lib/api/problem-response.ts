import { STATUS_CODES } from "node:http";
import type { AppError } from "@/lib/model/app-error";
import type { ProblemDetails } from "./resources/common";
import { etagOf } from "./revision-tag";
import { statusOf } from "./status-of";
import { presentProblem, type Translate } from "./translator";

export type CurrentResource = { readonly revision: number };

/** An error as problem+json (RFC 9457). Holds code, parameters and sentences only: causes are for the log. */
export function problemResponse(
  error: AppError,
  context: { translate: Translate; requestId: string; current?: CurrentResource | undefined },
): Response {
  const { translate, requestId, current } = context;
  const status = statusOf[error.code];
  const details: ProblemDetails = {
    type: `urn:signalbox:error:${error.code}`,
    title: STATUS_CODES[status] ?? "Error",
    status,
    detail: translate("errors", error.code, error.params),
    code: error.code,
    params: { ...error.params },
    problems: error.problems.map((problem) => presentProblem(problem, translate)),
    requestId,
    ...(current !== undefined && { current }),
  };
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  if (current !== undefined) headers.set("etag", etagOf(current));
  const { retryAfterSec } = error.params;
  if (retryAfterSec !== undefined) headers.set("retry-after", String(retryAfterSec));
  return new Response(JSON.stringify(details), { status, headers });
}
