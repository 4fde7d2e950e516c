import type { KeptText } from "@/lib/import/model";
import { blockOf } from "@/lib/keepalived/keywords/keyword-of";
import { meaningsOf } from "@/lib/keepalived/keywords/node-meaning";
import { parseDocument } from "@/lib/keepalived/syntax/parse-document";
import type { KeepalivedKeyword, KeepalivedNode, KeepalivedTree } from "@/lib/keepalived/syntax/tree";

/** A tree with kept directives back in their blocks. A block that is not there any more is there again. */
export function withKept(tree: KeepalivedTree, kept: readonly KeptText[]): KeepalivedTree {
  return kept.reduce((nodes, { block, text }) => insert(nodes, [], null, block, parseDocument(text).tree), tree);
}

function insert(
  nodes: KeepalivedTree,
  path: readonly string[],
  owner: KeepalivedKeyword | null,
  [first, ...rest]: readonly string[],
  kept: KeepalivedTree,
): KeepalivedTree {
  if (first === undefined) return kept.reduce((all, node) => withNode(all, path, node), nodes);
  const head = headOf(first);
  if (head === null) return nodes;
  const found = findBlock(nodes, path, owner, head);
  const outer = found ?? head;
  const inner = insert(outer.block ?? [], [...path, head.words[0] ?? ""], outer, rest, kept);
  const filled = { ...outer, block: inner };
  return found === null ? [...nodes, filled] : nodes.map((node) => (node === found ? filled : node));
}

/** A line of a list, such as an address with its options, takes the place of the one for the same thing. */
function withNode(nodes: KeepalivedTree, path: readonly string[], kept: KeepalivedNode): KeepalivedTree {
  const block = blockOf(path);
  const isList = block !== null && "lines" in block;
  const index = nodes.findIndex(
    (node) => isList && node.kind === "keyword" && kept.kind === "keyword" && node.words[0] === kept.words[0],
  );
  return index < 0 ? [...nodes, kept] : nodes.with(index, kept);
}

function headOf(words: string): KeepalivedKeyword | null {
  const [node] = parseDocument(`${words} {\n}\n`).tree;
  return node?.kind === "keyword" ? node : null;
}

function findBlock(
  nodes: KeepalivedTree,
  path: readonly string[],
  owner: KeepalivedKeyword | null,
  head: KeepalivedKeyword,
): KeepalivedKeyword | null {
  const [wanted] = meaningsOf(path, [head], owner);
  const blocks = meaningsOf(path, nodes, owner).filter(({ node }) => node.block !== null);
  return blocks.find(({ line }) => line === wanted?.line)?.node ?? null;
}
