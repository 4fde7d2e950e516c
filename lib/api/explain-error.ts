import { translateError } from "@/lib/db/translate-error";
import { AppError } from "@/lib/model/app-error";
import type { CurrentResource } from "./problem-response";

/**
 * What to tell the client of whatever a route threw. What nobody foresaw is `internal`, with its cause for the log. A
 * refused edit brings the resource as it is now, so that its editor can show both and go on.
 */
export async function explainError(
  thrown: unknown,
  readCurrent: (() => Promise<CurrentResource>) | undefined,
): Promise<{ error: AppError; current?: CurrentResource }> {
  const translated = translateError(thrown);
  const error = translated instanceof AppError ? translated : new AppError("internal", { cause: translated });
  const wantsCurrent = error.code === "revision.stale" || error.code === "revision.missing";
  if (!wantsCurrent || readCurrent === undefined) return { error };
  try {
    return { error, current: await readCurrent() };
  } catch (gone) {
    // Removed in the meantime, or never there: that is the better answer.
    return gone instanceof AppError ? { error: gone } : { error };
  }
}
