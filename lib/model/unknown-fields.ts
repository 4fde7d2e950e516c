import { errorAt, type Problem } from "./problem";

/**
 * The fields that somebody wrote and nothing read: misspelt ones, or ones of another version. `read` is what the schema
 * made of `written`, with the same lists in the same order.
 */
export function unknownFields(written: unknown, read: unknown, path: Problem["path"] = []): Problem[] {
  if (Array.isArray(written) && Array.isArray(read))
    return written.flatMap((item, index) => unknownFields(item, read[index], [...path, index]));
  if (!isObject(written) || !isObject(read)) return [];
  const known = new Map(Object.entries(read));
  return Object.entries(written).flatMap(([key, value]) =>
    known.has(key)
      ? unknownFields(value, known.get(key), [...path, key])
      : [errorAt([...path, key], "value.unknown_field")],
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
