import { includePattern } from "@/lib/keepalived/syntax/include-pattern";
import { isFilePath } from "@/lib/shell/is-file-path";
import type { ReadInclude } from "./includes-of";

const home = "/etc/keepalived";

/**
 * Why Signalbox cannot write what an include reads, as the end of a message's code; null = it can. `prefix` stands before
 * the paths of its director. A change is tested by keepalived as a copy of the whole folder, so includes have to lead to
 * the same files wherever that folder lies; and it is written into files whose names a shell takes as they are.
 */
export function includeFault({ pattern, fromFile, found }: ReadInclude, prefix: string): string | null {
  const at = (file: string) => includePattern(pattern, file).path.slice(prefix.length);
  const path = at(fromFile);
  const folder = path.slice(0, path.lastIndexOf("/"));
  if (pattern.startsWith("/") && !pattern.startsWith(`${home}/`)) return "include_place";
  if (folder !== home && !folder.startsWith(`${home}/`)) return "include_place";
  if (!isFilePath(`${folder}/file`)) return "include_folder";
  const elsewhere = at(`${prefix}/elsewhere/below${fromFile.slice(prefix.length + home.length)}`);
  if (!pattern.startsWith("/") && elsewhere !== `/elsewhere/below${path.slice(home.length)}`) return "include_place";
  const isPlain = found.every((file) => isFilePath(file.path.slice(prefix.length)));
  return isPlain && path[folder.length + 1] !== "." ? null : "include_name";
}
