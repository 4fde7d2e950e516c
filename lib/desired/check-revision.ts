import { AppError } from "@/lib/model/app-error";

/** Refuses an edit made from an older revision. Call it under the lock that the edit holds. */
export function checkRevision(row: { readonly revision: number }, expected: number): void {
  if (row.revision !== expected) throw new AppError("revision.stale");
}
