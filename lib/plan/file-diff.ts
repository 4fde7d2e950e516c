import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { visibleText } from "@/lib/shell/visible-text";
import type { FileChange } from "./model";

/**
 * A file's change with its unified diff, as `diff -u` writes it; null = the file does not exist. What was there before may
 * be anybody's, and the diff is shown on terminals and in pages.
 */
export function fileChange(path: string, before: string | null, after: string | null): FileChange {
  if (before === after) return { path, before, after, diff: "" };
  const from = before === null ? "/dev/null" : path;
  const to = after === null ? "/dev/null" : path;
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  const diff = createTwoFilesPatch(from, to, before ?? "", after ?? "", undefined, undefined, options);
  return { path, before, after, diff: visibleText(diff) };
}
