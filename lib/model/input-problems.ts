import type { z } from "zod";
import { errorAt, type Problem } from "./problem";

type Issue = z.core.$ZodIssue;

/**
 * Every fault zod found, as problems. Schemas name their own code as the message ("port.range"); what zod says in its own
 * words (a missing field, another type) gets one of the `value.*` codes. Parse with `reportInput`: it tells a missing
 * value from a wrong one.
 */
export function inputProblems(issues: readonly Issue[], root: Problem["path"] = []): Problem[] {
  return issues.flatMap((issue) => problemsOf(issue, [...root, ...issue.path.map(pathPart)]));
}

const ownCode = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/;

function problemsOf(issue: Issue, path: Problem["path"]): Problem[] {
  if (ownCode.test(issue.message)) return [errorAt(path, issue.message)];
  if (issue.input === undefined) return [errorAt(path, "value.required")];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => errorAt([...path, key], "value.unknown_field"));
    case "invalid_type":
      return [errorAt(path, "value.type", { expected: issue.expected })];
    case "invalid_value":
      return [errorAt(path, "value.choice", { choices: issue.values.map(String).join(", ") })];
    case "too_big":
      return [errorAt(path, "value.too_big", { maximum: Number(issue.maximum) })];
    case "too_small":
      return [errorAt(path, "value.too_small", { minimum: Number(issue.minimum) })];
    default:
      return [errorAt(path, "value.invalid")];
  }
}

function pathPart(part: PropertyKey): string | number {
  return typeof part === "symbol" ? part.toString() : part;
}
