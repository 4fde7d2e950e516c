import type { KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { type BlockPath, blockOf } from "./keyword-of";
import { isOrdered, meaningsOf, type NodeMeaning, type Owner } from "./node-meaning";

/** Whether keepalived does the same with both: comments, layout, spelling and the order of what has no order left out. */
export function sameMeaning(one: KeepalivedTree, other: KeepalivedTree, path: BlockPath = []): boolean {
  return meaningText(path, one, null) === meaningText(path, other, null);
}

/** Equal for blocks of equal meaning. */
export function meaningText(path: BlockPath, nodes: KeepalivedTree, owner: Owner | null): string {
  const occurrences = new Map<string, number>();
  const meanings = meaningsOf(path, nodes, owner);
  const texts = meanings.flatMap((meaning) => {
    const count = occurrences.get(meaning.name) ?? 0;
    occurrences.set(meaning.name, count + 1);
    if (isMute(meaning, meanings)) return [];
    const head = JSON.stringify([meaning.name, meaning.repeatable ? 0 : count, meaning.line]);
    const block = blockText(meaning);
    // Not quoted once more with each level, which would double its length every time.
    return [block === null ? head : `${head} {\n${block}\n}`];
  });
  return (isOrdered(path) ? texts : texts.sort()).join("\n");
}

/** A default that is said, and nothing else of its name beside it. */
export function isMute(meaning: NodeMeaning, others: readonly NodeMeaning[]): boolean {
  return meaning.isDefault && others.every((other) => other === meaning || other.name !== meaning.name);
}

/** The meaning of a node's block; null = it has none. */
export function blockText({ node, path, owner }: NodeMeaning): string | null {
  if (node.block === null) return null;
  if (blockOf(path) === null && node.block.length === 0) return "";
  return meaningText(path, node.block, { node, owner });
}
