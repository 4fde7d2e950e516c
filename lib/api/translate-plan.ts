import type { Problem } from "@/lib/model/problem";
import type { PlanResource } from "./resources/operation";
import { presentProblem, type Translate } from "./translator";

/** The plan with the sentences of its problems and guards in the reader's language. */
export function translatePlan(plan: PlanResource, translate: Translate): PlanResource {
  const present = (problem: Problem) => presentProblem(problem, translate);
  return {
    ...plan,
    problems: (plan.body?.problems ?? []).map(present),
    guards: (plan.body?.guards ?? []).map((result) => ({
      ...result,
      figures: { ...result.figures, params: { ...result.figures.params } },
      problems: result.problems.map(present),
    })),
  };
}
