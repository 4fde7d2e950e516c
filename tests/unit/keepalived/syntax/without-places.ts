import type { KeepalivedNode, KeepalivedTree } from "@/lib/keepalived/syntax/tree";

/** A tree as it would be had we made it ourselves. */
export function withoutPlaces(tree: KeepalivedTree): KeepalivedTree {
  return tree.map(({ place: _, ...node }: KeepalivedNode) =>
    node.kind === "keyword" && node.block !== null ? { ...node, block: withoutPlaces(node.block) } : node,
  );
}
