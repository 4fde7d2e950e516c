import { blocks } from "./blocks";
import type { BlockName, BlockSpec, KeywordSpec } from "./model";

/** The keywords that lead from the root into a block, in their own or another spelling; [] = the root. */
export type BlockPath = readonly string[];

/** What may stand in a block; null = the path leads nowhere. */
export function blockOf(path: BlockPath): BlockSpec | null {
  let name: BlockName = "root";
  for (const word of path) {
    const next: BlockName | undefined = findKeyword(name, word)?.block;
    if (next === undefined) return null;
    name = next;
  }
  return blocks[name];
}

/** A keyword by any of its spellings, as it is known in that block; null = it is not. */
export function keywordOf(path: BlockPath, word: string): KeywordSpec | null {
  const block = blockOf(path);
  return (block !== null && "keywords" in block && indexOf(block).get(word)) || null;
}

function findKeyword(name: BlockName, word: string): KeywordSpec | null {
  const block = blocks[name];
  return ("keywords" in block && indexOf(block).get(word)) || null;
}

/** Keywords by their spellings; made once for each block. */
const indexes = new WeakMap<BlockSpec, Map<string, KeywordSpec>>();

function indexOf(block: Extract<BlockSpec, { keywords: unknown }>): Map<string, KeywordSpec> {
  const known = indexes.get(block);
  if (known !== undefined) return known;
  const index = new Map(block.keywords.flatMap((spec) => spellings(spec).map((spelling) => [spelling, spec] as const)));
  indexes.set(block, index);
  return index;
}

function spellings({ name, aliases = [] }: KeywordSpec): readonly string[] {
  return [name, ...aliases];
}
