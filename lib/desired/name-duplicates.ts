import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";

/**
 * Two requests that take the same value at the same time both pass the checks; the unique constraint then refuses the
 * second. This gives that refusal the fields it is about.
 */
export function nameDuplicates(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== "conflict.duplicate" || error.problems.length > 0) return error;
  const fields = String(error.params.fields ?? "")
    .split(", ")
    .filter((field) => field !== "" && field !== "clusterId" && field !== "serviceId");
  const problems = fields.map((field) => errorAt([field], "value.duplicate"));
  return new AppError("conflict.duplicate", { problems, cause: error });
}
