import type { ImportSource } from "@/lib/import/model";

/**
 * The files that an include names, among those that came along: patterns with `*`, `?` and `[…]` are relative to the
 * folder of the including file. Null = none of them came along.
 */
export function resolveInclude(
  sources: readonly ImportSource[],
  pattern: string,
  fromFile: string,
): readonly ImportSource[] | null {
  const folder = fromFile.slice(0, fromFile.lastIndexOf("/") + 1);
  const path = normalized(pattern.startsWith("/") ? pattern : `${folder}${pattern}`);
  const glob = new RegExp(`^${path.split("/").map(segmentPattern).join("/")}$`);
  const found = sources.filter((source) => glob.test(normalized(source.path)));
  return found.length === 0 ? null : found.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** Without `.`, `..` and doubled slashes. */
function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== "." && (part !== "" || parts.length === 0)) parts.push(part);
  }
  return parts.join("/");
}

function segmentPattern(segment: string): string {
  return segment
    .replaceAll(/[\\^$.|+(){}]/g, "\\$&")
    .replaceAll(/\*+/g, "[^/]*")
    .replaceAll("?", "[^/]")
    .replaceAll(/\[(?![^\]]*\])/g, "\\[");
}
