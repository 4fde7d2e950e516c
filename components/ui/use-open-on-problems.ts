"use client";

import { type RefObject, useEffect, useRef } from "react";
import { useProblemsBelow } from "./form-problems";

/** For a folded part of a form: opens it when one of the fields inside, named by their paths, has a problem. */
export function useOpenOnProblems(paths: readonly string[]): RefObject<HTMLDetailsElement | null> {
  const details = useRef<HTMLDetailsElement>(null);
  const problems = useProblemsBelow(paths);
  // Before the form moves the focus to the first problem, which a folded part would not let happen.
  useEffect(() => {
    if (problems.length > 0 && details.current !== null) details.current.open = true;
  }, [problems]);
  return details;
}
