import { arrange } from "@/lib/keepalived/keywords/arrange";
import { expand, type KeepalivedSource } from "@/lib/keepalived/syntax/expand";
import { renderTree } from "@/lib/keepalived/syntax/render-tree";
import { sourcesResolver } from "@/lib/keepalived/syntax/sources-resolver";
import type { KeepalivedNode } from "@/lib/keepalived/syntax/tree";
import { readManagedHeader } from "@/lib/shell/managed-header";

/**
 * Puts a keepalived.conf of ours into the order, the words and between the comments of the file that it came from, with
 * what that one includes in its place.
 */
export function arrangeLike(text: string, sources: readonly KeepalivedSource[], configId: string | undefined): string {
  const [main] = sources;
  if (main === undefined) return text;
  const { tree } = expand(main, {
    ...(configId === undefined ? {} : { configId }),
    resolveInclude: sourcesResolver(sources.slice(1)),
  });
  const template = tree.filter((node) => !isManagedHeader(node));
  return renderTree(arrange(expand({ path: "", text }).tree, template));
}

/** It says that a panel owns the file, which is not true of a copy. */
function isManagedHeader(node: KeepalivedNode): boolean {
  return node.kind === "comment" && readManagedHeader(`${node.text}\n`) !== null;
}
