import { sentenceSchema } from "@/lib/api/resources/common";
import { type PlanResource, planResourceSchema } from "@/lib/api/resources/operation";
import type { Plan } from "@/lib/db/generated/client";
import type { Problem } from "@/lib/model/problem";

/**
 * A plan as people see it. The sentences of its problems are added by the route, which knows the reader's language;
 * until then a problem reads as its code.
 */
export function presentPlan(row: Plan): PlanResource {
  const stored = planResourceSchema.shape.body.parse(row.body);
  // A plan that an earlier release made has none; the worker asks them all again before it applies.
  const body = stored === null ? null : { ...stored, guards: stored.guards ?? [] };
  return {
    id: row.id,
    clusterId: row.clusterId,
    state: row.state,
    draftRevision: row.draftRevision,
    body,
    problems: (body?.problems ?? []).map(presentProblem),
    guards: (body?.guards ?? []).map((result) => ({
      ...result,
      figures: { ...result.figures, params: { ...result.figures.params } },
      problems: result.problems.map(presentProblem),
    })),
    problem: sentenceSchema.nullable().safeParse(row.problem).data ?? null,
    actorName: row.actorName,
    createdAt: row.createdAt.toISOString(),
    readyAt: row.readyAt?.toISOString() ?? null,
  };
}

function presentProblem({ path, code, params, severity }: Problem): PlanResource["problems"][number] {
  return { path: [...path], code, ...(params !== undefined && { params: { ...params } }), severity, message: code };
}
