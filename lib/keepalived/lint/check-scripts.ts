import { type BlockPath, keywordOf } from "@/lib/keepalived/keywords/keyword-of";
import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { KeepalivedKeyword, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { viewsOf } from "./block-view";
import { findingAt } from "./finding-at";

/** Scripts run as root, whoever may write them, unless enable_script_security is set: keepalived 2.2.5 exits with 6. */
export function checkScripts(tree: KeepalivedTree): Finding[] {
  if (viewsOf([], tree, "global_defs").some((block) => block.has("enable_script_security"))) return [];
  const first = firstScript([], tree);
  return first === null ? [] : [findingAt(first, "warning", "script.security")];
}

function firstScript(path: BlockPath, nodes: KeepalivedTree): KeepalivedKeyword | null {
  for (const node of nodes) {
    if (node.kind === "comment") continue;
    const spec = keywordOf(path, node.words[0] ?? "");
    if (spec?.parameters.some(({ type }) => type.kind === "command")) return node;
    const inner = spec?.block === undefined ? null : firstScript([...path, spec.name], node.block ?? []);
    if (inner !== null) return inner;
  }
  return null;
}
