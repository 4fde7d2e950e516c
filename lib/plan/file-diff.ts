import { createTwoFilesPatch } from "diff";
import type { FileChange } from "./model";

/** A file's change with its unified diff, as `diff -u` writes it; null = the file does not exist. */
export function fileChange(path: string, before: string | null, after: string | null): FileChange {
  const from = before === null ? "/dev/null" : path;
  const to = after === null ? "/dev/null" : path;
  const diff =
    before === after
      ? ""
      : createTwoFilesPatch(from, to, before ?? "", after ?? "", undefined, undefined, { context: 3 });
  return { path, before, after, diff: diff.replace(/^=+\n/, "") };
}
