"use client";

import { createContext, use, useEffect } from "react";
import type { ProblemResource } from "@/lib/api/resources/common";

/** Where a field sits in the form's input: "port", or ["destinations", 0, "weight"]. */
export type FieldPath = string | readonly (string | number)[];

type FormProblems = {
  readonly problems: readonly ProblemResource[];
  /** A field says that it shows the problems of its path; the rest goes to the form's summary. */
  readonly claim: (path: string) => () => void;
};

const noForm: FormProblems = { problems: [], claim: () => () => undefined };

export const FormProblemsContext = createContext<FormProblems>(noForm);

/** One text for equal paths, whatever their form. */
export function pathText(path: FieldPath): string {
  return typeof path === "string" ? path : path.join(".");
}

/** The problems at these paths and below them: those of a part of the form. */
export function useProblemsBelow(paths: readonly string[]): readonly ProblemResource[] {
  const { problems } = use(FormProblemsContext);
  return problems.filter((problem) => {
    const text = pathText(problem.path);
    return paths.some((path) => text === path || text.startsWith(`${path}.`));
  });
}

/** The problems the panel found at this field, as sentences, errors first. */
export function useFieldProblems(path: FieldPath | undefined): { errors: string[]; warnings: string[] } {
  const { problems, claim } = use(FormProblemsContext);
  const text = path === undefined ? undefined : pathText(path);
  useEffect(() => (text === undefined ? undefined : claim(text)), [text, claim]);
  const here = problems.filter((problem) => pathText(problem.path) === text);
  return {
    errors: here.filter((problem) => problem.severity === "error").map((problem) => problem.message),
    warnings: here.filter((problem) => problem.severity === "warning").map((problem) => problem.message),
  };
}
