import { createTwoFilesPatch } from "diff";

/**
 * A unified diff of two JSON values, one property a line, keys sorted so that equal states read equally. "" when nothing
 * differs, or when there is neither.
 */
export function diffStates(before: unknown, after: unknown): string {
  const [from, to] = [text(before), text(after)];
  return from === to ? "" : createTwoFilesPatch("before", "after", from, to, undefined, undefined, { context: 3 });
}

function text(state: unknown): string {
  return state === null || state === undefined ? "" : `${JSON.stringify(sorted(state), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
  }
  return value;
}
