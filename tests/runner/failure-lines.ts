import { stripVTControlCharacters } from "node:util";
import type { TestFailure } from "./suite-result";

/** Enough for an assertion with what it expected and what it got; the rest stands further up in the log. */
const mostLines = 14;
const mostColumns = 240;

/** One failed test, readable without the log around it. */
export function failureLines(suite: string, { title, message }: TestFailure): string[] {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.includes("node_modules"));
  const shown = lines.slice(0, mostLines).map((line) => `      ${line.slice(0, mostColumns)}`);
  return [`FAILED in ${suite}: ${title}`, ...shown];
}
