import type { Permission } from "@/lib/access/model";
import type { Locale } from "@/lib/i18n/locales";
import { AppError } from "@/lib/model/app-error";
import type { WebServices } from "@/lib/runtime/web";
import { authorize, type Person } from "./authorize";
import { pipeline, type Route, type RouteContract } from "./pipeline";
import type { CurrentResource } from "./problem-response";
import { type InputShape, readInput, readParams } from "./read-input";
import { readIfMatch } from "./revision-tag";
import { checkTokenAccess, type TokenAccess } from "./token-access";
import type { Translate } from "./translator";

/** A route handler behind the whole pipeline: origin, session, permission, validation, error mapping. */
export function route<Params, Query, Body>(spec: RouteSpec<Params, Query, Body>): Route {
  return pipeline(spec.permission, contractOf(spec), async (call) => {
    const actor = await authorize(call, spec.permission);
    const input = await readInput(call, spec);
    // What is for everybody who is signed in is about the person: no program needs it unless it says so.
    const access = spec.tokens ?? (spec.permission === "signed-in" ? "never" : undefined);
    await checkTokenAccess(actor, access, { services: call.services, params: input.params });
    return await spec.handle({ ...call, actor, ...input });
  });
}

/** As `route`, for changes of a resource with a revision: If-Match is required and becomes `revision`. */
export function editRoute<Params, Query, Body>(spec: EditSpec<Params, Query, Body>): Route {
  return pipeline(spec.permission, { ...contractOf(spec), edits: true }, async (call) => {
    const actor = await authorize(call, spec.permission);
    const params = await readParams(call, spec.params);
    // Before anything of the resource may stand in an answer.
    await checkTokenAccess(actor, spec.tokens, { services: call.services, params });
    call.onConflict(() => spec.current({ services: call.services, params }));
    const revision = readIfMatch(call.request.headers.get("if-match"));
    if (revision === undefined) throw new AppError("revision.missing");
    if (revision === null) throw new AppError("revision.stale");
    return await spec.handle({ ...call, actor, revision, ...(await readInput(call, spec)) });
  });
}

/** As `route`, for the few things that are open before sign-in. */
export function openRoute<Params, Query, Body>(spec: OpenSpec<Params, Query, Body>): Route {
  return pipeline(
    "anyone",
    contractOf(spec),
    async (call) => await spec.handle({ ...call, ...(await readInput(call, spec)) }),
  );
}

function contractOf({ query, body }: InputShape<unknown, unknown, unknown>): RouteContract {
  return { ...(query !== undefined && { query }), ...(body !== undefined && { body }) };
}

/** Everything a handler may look at: input that was checked, and what this process works with. */
type Input<Params, Query, Body> = {
  readonly services: WebServices;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly locale: Locale;
  readonly translate: Translate;
  readonly request: Request;
};

type RouteSpec<Params, Query, Body> = InputShape<Params, Query, Body> & {
  readonly permission: Permission | "signed-in";
  readonly tokens?: TokenAccess<Params>;
  readonly handle: (input: Input<Params, Query, Body> & { readonly actor: Person }) => Promise<Response>;
};

type EditSpec<Params, Query, Body> = InputShape<Params, Query, Body> & {
  readonly permission: Permission;
  readonly tokens?: TokenAccess<Params>;
  /** The resource as it is now, for 412 and 428; throws `not_found`. */
  readonly current: (input: { services: WebServices; params: Params }) => Promise<CurrentResource>;
  readonly handle: (
    input: Input<Params, Query, Body> & { readonly actor: Person; readonly revision: number },
  ) => Promise<Response>;
};

type OpenSpec<Params, Query, Body> = InputShape<Params, Query, Body> & {
  readonly handle: (input: Input<Params, Query, Body>) => Promise<Response>;
};
