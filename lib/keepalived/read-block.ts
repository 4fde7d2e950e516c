import type { KeepalivedKeyword } from "./syntax/tree";

/** The parameters of each line, by its keyword; [] for one that takes none. */
export type BlockLines = ReadonlyMap<string, readonly string[]>;

/**
 * The lines of a block; null = it has another keyword than those named, one twice, or another number of parameters. What
 * is in the blocks named is left to others.
 */
export function readBlock(
  node: KeepalivedKeyword,
  known: {
    /** Keywords with exactly one parameter. */
    readonly values: readonly string[];
    /** Keywords with one parameter or more. */
    readonly lists?: readonly string[];
    /** Keywords without a parameter. */
    readonly flags?: readonly string[];
    /** Keywords of which nothing is asked but that they come once. */
    readonly ignored?: readonly string[];
    readonly blocks: readonly string[];
  },
): BlockLines | null {
  const values = new Map<string, readonly string[]>();
  for (const child of node.block ?? []) {
    if (child.kind === "comment") continue;
    const [keyword = "", ...parameters] = child.words;
    if (child.block !== null && known.blocks.includes(keyword)) continue;
    const understood =
      (known.values.includes(keyword) && parameters.length === 1) ||
      known.ignored?.includes(keyword) ||
      (known.lists?.includes(keyword) && parameters.length > 0) ||
      (known.flags?.includes(keyword) && parameters.length === 0);
    if (child.block !== null || !understood || values.has(keyword)) return null;
    values.set(keyword, parameters);
  }
  return values;
}
