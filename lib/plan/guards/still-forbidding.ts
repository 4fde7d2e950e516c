import type { GuardName } from "@/lib/model/guard-name";
import type { GuardResult } from "@/lib/plan/model";

/** The guards that stand in the way of a push, given those that somebody with the right to do so has overridden. */
export function stillForbidding(
  results: readonly GuardResult[],
  overridden: readonly GuardName[],
): readonly GuardResult[] {
  return results.filter(
    ({ guard, verdict, overridable }) => verdict === "forbids" && !(overridable && overridden.includes(guard)),
  );
}
