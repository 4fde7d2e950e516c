import { AppError } from "@/lib/model/app-error";

/** The row or part, or `not_found` when it never was or another request removed it in between. */
export function found<T>(part: T | null | undefined): T {
  if (part === null || part === undefined) throw new AppError("not_found");
  return part;
}
