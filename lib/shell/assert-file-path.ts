import { assert } from "@/lib/model/assert";
import { isFilePath } from "./is-file-path";

/** Paths on hosts are ours, or those of files that we have adopted and looked at: never a word that somebody typed. */
export function assertFilePath(path: string): void {
  assert(isFilePath(path), `a plain absolute file path, not ${path}`);
}
