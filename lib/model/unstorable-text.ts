import { errorAt, type Problem } from "./problem";

/** A part of the input, and the way back to the root: whole paths of deep input would be longer than the input. */
type Part = { readonly value: unknown; readonly within: Part | null; readonly key: string | number };

/**
 * Every text in `written`, names of fields included, that Postgres cannot keep: it has no NUL in text, and no half of a
 * surrogate pair, though JSON has both. Nothing is recursive here, so that input nested a hundred thousand times over
 * ends no process.
 */
export function unstorableText(written: unknown): Problem[] {
  const problems: Problem[] = [];
  const parts: Part[] = [{ value: written, within: null, key: "" }];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const { value } = part;
    if (typeof value === "string" && isUnstorable(value)) problems.push(errorAt(pathTo(part), "value.unstorable"));
    if (typeof value !== "object" || value === null) continue;
    for (const [key, item] of Object.entries(value)) {
      if (isUnstorable(key)) problems.push(errorAt(pathTo(part), "value.unstorable"));
      else parts.push({ value: item, within: part, key: Array.isArray(value) ? Number(key) : key });
    }
  }
  return problems;
}

function isUnstorable(text: string): boolean {
  return text.includes("\0") || /\p{Surrogate}/u.test(text);
}

function pathTo(part: Part): Problem["path"] {
  const path: (string | number)[] = [];
  for (let at = part; at.within !== null; at = at.within) path.unshift(at.key);
  return path;
}
