import { assert } from "@/lib/model/assert";

/** Paths on hosts are ours, never a user's: absolute, below some folder, of plain characters, without `..`. */
export function assertFilePath(path: string): void {
  assert(/^(\/[A-Za-z0-9_@-][A-Za-z0-9._@-]*){2,}$/.test(path), `a plain absolute file path, not ${path}`);
}
