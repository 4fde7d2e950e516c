import { sentenceSchema } from "@/lib/api/resources/common";
import { type PlanResource, planResourceSchema } from "@/lib/api/resources/operation";
import type { Plan } from "@/lib/db/generated/client";

/**
 * A plan as people see it. The sentences of its problems are added by the route, which knows the reader's language;
 * until then a problem reads as its code.
 */
export function presentPlan(row: Plan): PlanResource {
  const body = planResourceSchema.shape.body.parse(row.body);
  return {
    id: row.id,
    clusterId: row.clusterId,
    state: row.state,
    draftRevision: row.draftRevision,
    body,
    problems: (body?.problems ?? []).map(({ path, code, params, severity }) => {
      return { path: [...path], code, ...(params !== undefined && { params: { ...params } }), severity, message: code };
    }),
    problem: sentenceSchema.nullable().safeParse(row.problem).data ?? null,
    actorName: row.actorName,
    createdAt: row.createdAt.toISOString(),
    readyAt: row.readyAt?.toISOString() ?? null,
  };
}
