import { type BlockPath, keywordOf } from "@/lib/keepalived/keywords/keyword-of";
import { wordValue } from "@/lib/keepalived/keywords/word-value";
import type { KeepalivedKeyword, KeepalivedTree } from "@/lib/keepalived/syntax/tree";

/** One block by its keywords' own names, whatever their spelling in the file. */
export type BlockView = {
  readonly node: KeepalivedKeyword;
  /** The words after the keyword, without quotes. */
  readonly parameters: readonly string[];
  /** Those of one name, in order. */
  all(name: string): readonly KeepalivedKeyword[];
  /** The lines in all blocks of one name. */
  lines(name: string): readonly KeepalivedKeyword[];
  /** The last one, which is what keepalived takes of most. */
  get(name: string): KeepalivedKeyword | null;
  /** The first parameter of the last one. */
  value(name: string): string | null;
  /** As a number; null = absent, or not one that any keyword takes here. */
  number(name: string): number | null;
  has(name: string): boolean;
  /** A file that is not at hand says more of it; nothing can be said to be missing. */
  readonly isPartial: boolean;
  blocks(name: string): readonly BlockView[];
};

/** The blocks of one keyword among the nodes of a block. */
export function viewsOf(path: BlockPath, nodes: KeepalivedTree, name: string): BlockView[] {
  return nodes.flatMap((node) =>
    node.kind === "keyword" && node.block !== null && nameOf(path, node) === name
      ? [viewOf([...path, name], node)]
      : [],
  );
}

function viewOf(path: BlockPath, node: KeepalivedKeyword): BlockView {
  const children = node.block ?? [];
  const byName = new Map<string, KeepalivedKeyword[]>();
  for (const child of children) {
    if (child.kind === "comment") continue;
    const name = nameOf(path, child);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [child]);
    else same.push(child);
  }
  const all = (name: string) => byName.get(name) ?? [];
  const value = (name: string) => wordValue(all(name).at(-1)?.words[1] ?? "") || null;
  return {
    node,
    parameters: node.words.slice(1).map(wordValue),
    all,
    lines: (name) => all(name).flatMap(({ block }) => (block ?? []).filter((line) => line.kind === "keyword")),
    get: (name) => all(name).at(-1) ?? null,
    value,
    number: (name) => {
      const text = value(name);
      return text === null || !/^\d+(\.\d+)?$/.test(text) ? null : Number(text);
    },
    has: (name) => byName.has(name),
    isPartial: isPartial(children),
    blocks: (name) => viewsOf(path, children, name),
  };
}

/** Whether an include of this block was left in its place. */
export function isPartial(nodes: KeepalivedTree): boolean {
  return nodes.some((node) => node.kind === "keyword" && /^include[rmwba]?$/.test(node.words[0] ?? ""));
}

function nameOf(path: BlockPath, { words: [word = ""] }: KeepalivedKeyword): string {
  return keywordOf(path, word)?.name ?? word;
}
