import type { KeptText } from "@/lib/import/model";
import { blockOf } from "@/lib/keepalived/keywords/keyword-of";
import { parseDocument } from "@/lib/keepalived/syntax/parse-document";
import type { KeepalivedKeyword, KeepalivedNode, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { parseAddress } from "@/lib/model/address";
import { blockLabel, wordsOfLabel } from "./block-label";
import { unquoted } from "./section";

type Kept = { readonly block: readonly string[]; readonly nodes: KeepalivedTree };

/** A tree with kept directives back in their blocks. A block that is not there any more is there again. */
export function withKept(tree: KeepalivedTree, kept: readonly KeptText[]): KeepalivedTree {
  const parsed = kept.map(({ block, text }) => ({ block, nodes: parseDocument(text).tree }));
  return insert(tree, [], parsed);
}

function insert(nodes: KeepalivedTree, path: readonly string[], kept: readonly Kept[]): KeepalivedTree {
  const here = kept.filter(({ block }) => block.length === 0).flatMap((one) => one.nodes);
  const all = here.reduce((sum, node) => withNode(sum, path, node), nodes);
  const below = byFirstBlock(kept);
  if (below.size === 0) return all;
  const blocks = new Map(all.flatMap((node) => blockNames(node).map((name) => [name, node] as const)).reverse());
  const filled = new Map<KeepalivedNode, KeepalivedKeyword>();
  const added: KeepalivedKeyword[] = [];
  for (const [label, inside] of below) {
    const head = headOf(wordsOfLabel(label));
    if (head === null) continue;
    const found = [canonical(label.split(" ")), ...namesOf(head.words)].flatMap((name) => blocks.get(name) ?? [])[0];
    const outer = found?.kind === "keyword" ? (filled.get(found) ?? found) : head;
    const block = insert(outer.block ?? [], [...path, head.words[0] ?? ""], inside);
    if (found === undefined) added.push({ ...outer, block });
    else filled.set(found, { ...outer, block });
  }
  return [...all.map((node) => filled.get(node) ?? node), ...added];
}

/** What a block is called: by its label, by all its words, or fewer of them where a port may go without saying. */
function blockNames(node: KeepalivedNode): string[] {
  if (node.kind === "comment" || node.block === null) return [];
  return [canonical(blockLabel(node).split(" ")), ...namesOf(node.words)];
}

function namesOf(words: readonly string[]): string[] {
  const hasPort = /^(virtual|real)_server$/.test(words[0] ?? "") && parseAddress(unquoted(words[1] ?? "")) !== null;
  const all = canonical(words);
  return hasPort && words.length > 2 ? [all, canonical(words.slice(0, 2))] : [all];
}

function canonical(words: readonly string[]): string {
  return words
    .map(unquoted)
    .map((word) => parseAddress(word) ?? word)
    .join(" ");
}

function byFirstBlock(kept: readonly Kept[]): Map<string, Kept[]> {
  const groups = new Map<string, Kept[]>();
  for (const { block, nodes } of kept) {
    const [first, ...rest] = block;
    if (first === undefined) continue;
    groups.set(first, [...(groups.get(first) ?? []), { block: rest, nodes }]);
  }
  return groups;
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
