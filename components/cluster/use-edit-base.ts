"use client";

import { useState } from "react";
import { ApiError } from "@/lib/client/api-error";

/**
 * What an edit was begun from. While a form is open others may change the same thing; the edit is then refused
 * (`revision.stale`), and the reader decides: `rebase` lets the next save replace what the others did.
 */
export function useEditBase<T extends { readonly revision: number }>(current: T) {
  const [base, setBase] = useState(current);
  return { base, rebase: (to: T = current) => setBase(to) };
}

export function isConflict(error: Error | null): boolean {
  return error instanceof ApiError && error.problem.code === "revision.stale";
}
