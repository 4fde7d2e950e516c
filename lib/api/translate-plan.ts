import type { PlanResource } from "./resources/operation";
import { presentProblem, type Translate } from "./translator";

/** The plan with the sentences of its problems in the reader's language. */
export function translatePlan(plan: PlanResource, translate: Translate): PlanResource {
  return { ...plan, problems: (plan.body?.problems ?? []).map((problem) => presentProblem(problem, translate)) };
}
