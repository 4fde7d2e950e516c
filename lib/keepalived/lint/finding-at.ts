import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { KeepalivedNode } from "@/lib/keepalived/syntax/tree";

/** A finding at a word of a node; a node that was not read from a text has line 0. */
export function findingAt(
  node: KeepalivedNode,
  severity: Finding["severity"],
  code: string,
  params: Finding["params"] = {},
  word = 0,
): Finding {
  const { file = "", line = 0, columns = [] } = node.place ?? {};
  return { file, line, column: columns[word] ?? columns.at(-1) ?? 0, severity, code, params };
}
