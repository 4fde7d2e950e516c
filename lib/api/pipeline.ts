import { randomUUID } from "node:crypto";
import type { Permission } from "@/lib/access/model";
import { countGuardRefusals } from "@/lib/db/count-guard-refusals";
import type { Locale } from "@/lib/i18n/locales";
import type { AppError } from "@/lib/model/app-error";
import { GuardRefusal } from "@/lib/plan/guard-refusal";
import { getServices, type WebServices } from "@/lib/runtime/web";
import { checkOrigin } from "./check-origin";
import { explainError } from "./explain-error";
import { isMutation } from "./is-mutation";
import { type CurrentResource, problemResponse } from "./problem-response";
import type { InputShape } from "./read-input";
import { requestLocale } from "./request-locale";
import { statusOf } from "./status-of";
import { type Translate, translatorFor } from "./translator";

/** What Next calls. `permission` and `contract` are there for what walks all routes: a test, and the OpenAPI document. */
export type Route = ((request: Request, context: { params: Promise<unknown> }) => Promise<Response>) & {
  readonly permission: Permission | "signed-in" | "anyone" | "screen";
  readonly contract: RouteContract;
};

/** What a route takes. */
export type RouteContract = Pick<InputShape<unknown, unknown, unknown>, "query" | "body"> & {
  /** If-Match is required. */
  readonly edits?: boolean;
};

/** One request on its way: what is known of it before anybody looked at who asks and for what. */
export type Call = {
  readonly request: Request;
  readonly rawParams: Promise<unknown>;
  readonly services: WebServices;
  readonly locale: Locale;
  readonly translate: Translate;
  /** Names the reader of the current resource, which 412 and 428 carry. */
  readonly onConflict: (read: () => Promise<CurrentResource>) => void;
};

/**
 * The outermost part of every route: request id, refusal of other sites, and the one place where errors become answers
 * and log lines.
 */
export function pipeline(
  permission: Route["permission"],
  contract: RouteContract,
  run: (call: Call) => Promise<Response>,
): Route {
  const handler = async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    const requestId = randomUUID();
    const services = getServices();
    const locale = requestLocale(request.headers);
    const translate = await translatorFor(locale);
    let readCurrent: (() => Promise<CurrentResource>) | undefined;
    const onConflict: Call["onConflict"] = (read) => {
      readCurrent = read;
    };
    let response: Response;
    try {
      if (isMutation(request)) checkOrigin(request, services.env.publicUrl);
      response = await run({ request, rawParams: context.params, services, locale, translate, onConflict });
    } catch (thrown) {
      const { error, current } = await explainError(thrown, readCurrent);
      if (error instanceof GuardRefusal) await countGuardRefusals(services.database.prisma, error.guards);
      logFailure(services, request, requestId, error);
      response = problemResponse(error, { translate, requestId, current });
    }
    response.headers.set("x-request-id", requestId);
    return response;
  };
  return Object.assign(handler, { permission, contract });
}

function logFailure(services: WebServices, request: Request, requestId: string, error: AppError): void {
  const fields = { requestId, method: request.method, path: new URL(request.url).pathname, code: error.code };
  if (statusOf[error.code] >= 500) services.log.error({ ...fields, err: error }, "request failed");
  else services.log.debug(fields, "request refused");
}
