import type { SilenceResource } from "./resources/alert";
import type { Page } from "./resources/common";
import type { InspectionResource } from "./resources/inspection";
import type { OperationResource, PlanResource } from "./resources/operation";
import type { RunResource } from "./resources/run";
import type { CreatedToken } from "./resources/token";
import { etagOf } from "./revision-tag";

/** 200 with a resource; one that has a revision carries its ETag. */
export function ok(resource: object): Response {
  return json(
    200,
    resource,
    "revision" in resource && typeof resource.revision === "number" ? etag(resource.revision) : {},
  );
}

export function okPage<T>(page: Page<T>): Response {
  return json(200, page, {});
}

/** 201; `location` is where the new resource can be read. */
export function created(location: string, resource: object & { readonly revision: number }): Response {
  return json(201, resource, { location, ...etag(resource.revision) });
}

/** 201 of a token, which has no revision: it is never edited. */
export function createdToken(token: CreatedToken): Response {
  return json(201, token, { location: `/api/v1/tokens/${token.id}` });
}

/** 201 of a silence, which has no revision: it is ended, and never edited. */
export function createdSilence(silence: SilenceResource): Response {
  return json(201, silence, { location: "/api/v1/silences" });
}

/** 202: the change was written down and goes on in the worker. Read the operation, or wait for it with `?wait=`. */
export function accepted(operation: Pick<OperationResource, "id">): Response {
  return json(202, operation, { location: `/api/v1/operations/${operation.id}` });
}

/** 202: the run goes on in the worker. Read it, or wait for it with `?wait=`. */
export function acceptedRun(run: RunResource): Response {
  return json(202, run, { location: `/api/v1/runs/${run.id}` });
}

/** 202: the worker makes the plan. Wait for it with `GET /plans/{id}?wait=20s`. */
export function planned(plan: PlanResource): Response {
  return json(202, plan, { location: `/api/v1/plans/${plan.id}` });
}

/** 202: the worker looks. Wait for what it finds with `GET /inspections/{id}?wait=20s`. */
export function inspected(inspection: InspectionResource): Response {
  return json(202, inspection, { location: `/api/v1/inspections/${inspection.id}` });
}

export function noContent(): Response {
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}

function etag(revision: number): Record<string, string> {
  return { etag: etagOf({ revision }) };
}

function json(status: number, body: object, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
  });
}
