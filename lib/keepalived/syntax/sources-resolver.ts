import type { KeepalivedSource } from "./expand";
import { includePattern } from "./include-pattern";

/** Answers includes out of files that are at hand, in the order of their paths, as glob(3) sorts them. */
export function sourcesResolver(
  sources: readonly KeepalivedSource[],
): (pattern: string, fromFile: string) => readonly KeepalivedSource[] {
  return (pattern, fromFile) => {
    const { matches } = includePattern(pattern, fromFile);
    return sources.filter(({ path }) => matches(path)).toSorted((one, other) => (one.path < other.path ? -1 : 1));
  };
}
