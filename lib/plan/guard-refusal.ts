import { AppError } from "@/lib/model/app-error";
import type { GuardName } from "@/lib/model/guard-name";
import type { Problem } from "@/lib/model/problem";
import type { GuardResult } from "./model";

/** Guards forbid what was asked. Its problems say why, in the guards' own words; there is one at least. */
export class GuardRefusal extends AppError {
  readonly guards: readonly GuardName[];

  constructor(forbidding: readonly GuardResult[]) {
    super("guard.forbids", { problems: forbidding.flatMap(({ problems }) => problems.filter(isError)) });
    this.guards = forbidding.map(({ guard }) => guard);
  }

  /** What the first of them says, for where there is room for one sentence. */
  get sentence(): { readonly code: string; readonly params: Record<string, string | number> } {
    const { code, params }: Pick<Problem, "code" | "params"> = this.problems[0] ?? this;
    return { code, params: { ...params } };
  }
}

function isError({ severity }: Problem): boolean {
  return severity === "error";
}
