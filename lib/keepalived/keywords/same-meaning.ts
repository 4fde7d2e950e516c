import type { KeepalivedKeyword, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { type BlockPath, blockOf } from "./keyword-of";
import { isOrdered, meaningsOf, type NodeMeaning } from "./node-meaning";

/** Whether keepalived does the same with both: comments, layout, spelling and the order of what has no order left out. */
export function sameMeaning(one: KeepalivedTree, other: KeepalivedTree, path: BlockPath = []): boolean {
  return meaningText(path, one, null) === meaningText(path, other, null);
}

/** Equal for blocks of equal meaning. */
export function meaningText(path: BlockPath, nodes: KeepalivedTree, owner: KeepalivedKeyword | null): string {
  const occurrences = new Map<string, number>();
  const texts = meaningsOf(path, nodes, owner).map((meaning) => {
    const count = occurrences.get(meaning.name) ?? 0;
    occurrences.set(meaning.name, count + 1);
    return JSON.stringify([meaning.name, meaning.repeatable ? 0 : count, meaning.line, blockText(meaning)]);
  });
  return (isOrdered(path) ? texts : texts.sort()).join("\n");
}

/** The meaning of a node's block; null = it has none. */
export function blockText({ node, path }: NodeMeaning): string | null {
  if (node.block === null) return null;
  if (blockOf(path) === null && node.block.length === 0) return "";
  return meaningText(path, node.block, node);
}
