import { z } from "zod";
import { clusterOf } from "@/lib/desired/cluster-of";
import { readOperation } from "@/lib/desired/load-operation";
import { requireOverrideRight } from "@/lib/desired/override-guards";
import { presentOperation } from "@/lib/desired/present-operation";
import { carryOutVerb } from "@/lib/desired/verbs/carry-out-verb";
import type { VerbAsk, VerbTarget } from "@/lib/desired/verbs/verb-ask";
import type { HoldKind } from "@/lib/model/hold";
import type { WebServices } from "@/lib/runtime/web";
import type { Person } from "./authorize";
import { idParams } from "./id-params";
import { idempotencyKeyOf } from "./idempotency-key";
import type { Route } from "./pipeline";
import { accepted, ok } from "./reply";
import { restoreSchema, setWeightSchema, takeOutSchema } from "./resources/verb";
import { route } from "./route";
import { presentProblem, type Translate } from "./translator";
import { waitSchema } from "./wait-for";
import { waitForOperation } from "./wait-for-operation";

const query = z.object({ wait: waitSchema });
type Kind = VerbTarget["kind"];

/** POST /destinations/{id}/drain (offline, cut), and /real-servers/{id}/… for all services of a real server. */
export function takeOutRoute(kind: Kind, verb: HoldKind): Route {
  return route({
    permission: `traffic.${verb}`,
    params: idParams,
    query,
    body: takeOutSchema,
    tokens: "scoped",
    handle: ({ body, params, ...call }) => answer(call, { kind, id: params.id }, { verb, ...body }),
  });
}

/** POST …/restore */
export function restoreRoute(kind: Kind): Route {
  return route({
    permission: "traffic.restore",
    params: idParams,
    query,
    body: restoreSchema,
    tokens: "scoped",
    handle: ({ body, params, ...call }) => answer(call, { kind, id: params.id }, { verb: "restore", ...body }),
  });
}

/** POST …/weight */
export function weightRoute(kind: Kind): Route {
  return route({
    permission: "traffic.weight",
    params: idParams,
    query,
    body: setWeightSchema,
    tokens: "scoped",
    handle: ({ body, params, ...call }) => answer(call, { kind, id: params.id }, { verb: "weight", ...body }),
  });
}

type VerbCall = {
  readonly services: WebServices;
  readonly actor: Person;
  readonly request: Request;
  readonly query: z.output<typeof query>;
  readonly translate: Translate;
};

/** 202 with the operation (with `?wait=` once it is finished, or the time is over); 200 when nothing is pushed. */
async function answer(call: VerbCall, target: VerbTarget, ask: VerbAsk): Promise<Response> {
  const { services, actor, request, translate } = call;
  if ("override" in ask && ask.override !== undefined) {
    const clusterId = await clusterOf(services, target.kind, target.id);
    const asked = { clusterId, method: "POST", route: new URL(request.url).pathname };
    await requireOverrideRight(services, actor, asked);
  }
  const idempotencyKey = idempotencyKeyOf(request.headers);
  const outcome = await carryOutVerb(services, actor, { target, ask, idempotencyKey, now: new Date() });
  if (outcome.kind === "answer") {
    const { problems, ...result } = outcome.result;
    return ok({ ...result, problems: problems.map((problem) => presentProblem(problem, translate)) });
  }
  const { operation, clusterName } = outcome;
  const { wait: waitMs = 0 } = call.query;
  if (waitMs === 0) return accepted(presentOperation({ ...operation, cluster: { name: clusterName }, host: null }));
  const { id } = operation;
  await waitForOperation(services.database, { id, waitMs, signal: request.signal });
  return accepted(await readOperation(services.database.prisma, id));
}
