import { randomUUID } from "node:crypto";
import { z } from "zod";
import { getActor } from "@/lib/access/get-actor";
import type { Actor, Permission } from "@/lib/access/model";
import { can } from "@/lib/access/policy";
import { recordDenied } from "@/lib/audit/record-denied";
import { translateError } from "@/lib/db/translate-error";
import type { Locale } from "@/lib/i18n/locales";
import { AppError } from "@/lib/model/app-error";
import { getServices } from "@/lib/runtime/web";
import { checkOrigin } from "./check-origin";
import { inputProblems } from "./input-problems";
import { type CurrentResource, problemResponse } from "./problem-response";
import { readJsonBody } from "./read-json-body";
import { requestLocale } from "./request-locale";
import { readIfMatch } from "./revision-tag";
import { statusOf } from "./status-of";
import { type Translate, translatorFor } from "./translator";

export type Services = Awaited<ReturnType<typeof getServices>>;
export type Person = Extract<Actor, { kind: "person" }>;

/** Everything a handler may look at: input that was checked, and who asks. */
export type RouteInput<Params, Query, Body, Who> = {
  readonly services: Services;
  readonly actor: Who;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly locale: Locale;
  readonly translate: Translate;
  readonly request: Request;
};

type Shape<Params, Query, Body> = {
  /** Path parameters; a path that cannot name anything of ours is 404. */
  readonly params?: z.ZodType<Params>;
  readonly query?: z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
};

type RouteSpec<Params, Query, Body> = Shape<Params, Query, Body> & {
  readonly permission: Permission | "signed-in";
  readonly handle: (input: RouteInput<Params, Query, Body, Person>) => Promise<Response>;
};

type EditSpec<Params, Query, Body> = Shape<Params, Query, Body> & {
  readonly permission: Permission;
  /** The resource as it is now, for 412 and 428; throws `not_found`. */
  readonly current: (input: { services: Services; params: Params }) => Promise<CurrentResource>;
  readonly handle: (
    input: RouteInput<Params, Query, Body, Person> & { readonly revision: number },
  ) => Promise<Response>;
};

type OpenSpec<Params, Query, Body> = Shape<Params, Query, Body> & {
  readonly handle: (input: RouteInput<Params, Query, Body, null>) => Promise<Response>;
};

/** What Next calls. `permission` is there for the test that walks all routes. */
export type Route = ((request: Request, context: { params: Promise<unknown> }) => Promise<Response>) & {
  readonly permission: Permission | "signed-in" | "anyone";
};

/** A route handler behind the whole pipeline: request id, origin, session, permission, validation, error mapping. */
export function route<Params, Query, Body>(spec: RouteSpec<Params, Query, Body>): Route {
  return build(spec.permission, async (call) => {
    const actor = await authorize(call, spec.permission);
    return await spec.handle({ ...call, actor, ...(await readInput(call, spec)) });
  });
}

/** As `route`, for changes of a resource with a revision: If-Match is required and becomes `revision`. */
export function editRoute<Params, Query, Body>(spec: EditSpec<Params, Query, Body>): Route {
  return build(spec.permission, async (call) => {
    const actor = await authorize(call, spec.permission);
    const params = await readParams(call, spec.params);
    call.onConflict(() => spec.current({ services: call.services, params }));
    const revision = readIfMatch(call.request.headers.get("if-match"));
    if (revision === undefined) throw new AppError("revision.missing");
    if (revision === null) throw new AppError("revision.stale");
    return await spec.handle({ ...call, actor, revision, ...(await readInput(call, spec)) });
  });
}

/** As `route`, for the few things that are open before sign-in. */
export function openRoute<Params, Query, Body>(spec: OpenSpec<Params, Query, Body>): Route {
  return build("anyone", async (call) => await spec.handle({ ...call, actor: null, ...(await readInput(call, spec)) }));
}

type Call = {
  readonly request: Request;
  readonly rawParams: Promise<unknown>;
  readonly services: Services;
  readonly requestId: string;
  readonly locale: Locale;
  readonly translate: Translate;
  /** Names the reader of the current resource, which 412 and 428 carry. */
  readonly onConflict: (read: () => Promise<CurrentResource>) => void;
};

function build(permission: Route["permission"], run: (call: Call) => Promise<Response>): Route {
  const handler = async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    const requestId = randomUUID();
    const services = await getServices();
    const locale = requestLocale(request.headers);
    const translate = await translatorFor(locale);
    let readCurrent: (() => Promise<CurrentResource>) | undefined;
    const onConflict: Call["onConflict"] = (read) => {
      readCurrent = read;
    };
    let response: Response;
    try {
      if (isMutation(request)) checkOrigin(request, services.env.publicUrl);
      response = await run({ request, rawParams: context.params, services, requestId, locale, translate, onConflict });
    } catch (thrown) {
      const { error, current } = await explain(thrown, readCurrent);
      logFailure(services, request, requestId, error);
      response = problemResponse(error, { translate, requestId, current });
    }
    response.headers.set("x-request-id", requestId);
    return response;
  };
  return Object.assign(handler, { permission });
}

function isMutation(request: Request): boolean {
  return request.method !== "GET" && request.method !== "HEAD";
}

async function authorize(call: Call, permission: Permission | "signed-in"): Promise<Person> {
  const { services, request } = call;
  const actor = await getActor({ prisma: services.database.prisma, auth: services.auth }, request.headers);
  if (actor === null) throw new AppError("auth.required");
  if (permission === "signed-in" || can(actor, permission)) return actor;
  await recordDenied(services.database, actor, {
    method: request.method,
    route: new URL(request.url).pathname,
    permission,
  });
  throw new AppError("auth.forbidden");
}

async function readParams<Params>(call: Call, schema: z.ZodType<Params> | undefined): Promise<Params> {
  const parsed = (schema ?? absent<Params>()).safeParse(schema === undefined ? undefined : await call.rawParams);
  if (!parsed.success) throw new AppError("not_found");
  return parsed.data;
}

async function readInput<Params, Query, Body>(
  call: Call,
  shape: Shape<Params, Query, Body>,
): Promise<{ params: Params; query: Query; body: Body }> {
  const params = await readParams(call, shape.params);
  const given = Object.fromEntries(new URL(call.request.url).searchParams);
  const query = strict(shape.query ?? absent<Query>()).safeParse(
    shape.query === undefined ? undefined : given,
    reporting,
  );
  const json = isMutation(call.request) ? await readJsonBody(call.request) : undefined;
  // A body is optional where everything in it is.
  const body = strict(shape.body ?? absent<Body>()).safeParse(
    shape.body === undefined ? undefined : (json ?? {}),
    reporting,
  );
  const problems = [...inputProblems(query.error?.issues ?? [], ["query"]), ...inputProblems(body.error?.issues ?? [])];
  if (!query.success || !body.success) throw new AppError("input.invalid", { problems });
  return { params, query: query.data, body: body.data };
}

/** Problems are made of the faults at once; what was typed is neither kept nor logged. */
const reporting = { reportInput: true };

/** The type parameter of a schema that was left out is never looked at by its handler. */
function absent<T>(): z.ZodType<T> {
  return z.custom<T>(() => true);
}

/** A misspelt field must not be passed over in silence. */
function strict<T>(schema: z.ZodType<T>): z.ZodType<T> {
  const asObject: unknown = schema instanceof z.ZodObject ? schema.strict() : schema;
  return asObject as z.ZodType<T>;
}

async function explain(
  thrown: unknown,
  readCurrent: (() => Promise<CurrentResource>) | undefined,
): Promise<{ error: AppError; current?: CurrentResource }> {
  const translated = translateError(thrown);
  const error = translated instanceof AppError ? translated : new AppError("internal", { cause: translated });
  const wantsCurrent = error.code === "revision.stale" || error.code === "revision.missing";
  if (!wantsCurrent || readCurrent === undefined) return { error };
  try {
    return { error, current: await readCurrent() };
  } catch (gone) {
    // Removed in the meantime, or never there: that is the better answer.
    return gone instanceof AppError ? { error: gone } : { error };
  }
}

function logFailure(services: Services, request: Request, requestId: string, error: AppError): void {
  const fields = { requestId, method: request.method, path: new URL(request.url).pathname, code: error.code };
  if (statusOf[error.code] >= 500) services.log.error({ ...fields, err: error }, "request failed");
  else services.log.debug(fields, "request refused");
}
