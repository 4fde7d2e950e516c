/**
 * keepalived.conf as a tree, without knowing what its keywords mean. A *keyword* is a line of words with or without a
 * block of further lines in braces. Words stand as they are in the file, in their double quotes if they have them.
 */
export type KeepalivedKeyword = {
  readonly kind: "keyword";
  /** At least one: the keyword itself, then its parameters. */
  readonly words: readonly string[];
  /** Null = no block; [] = an empty one. */
  readonly block: KeepalivedTree | null;
};

/** A line of its own or the end of one, from its `!` or `#` on. */
export type KeepalivedComment = { readonly kind: "comment"; readonly text: string };

export type KeepalivedNode = KeepalivedKeyword | KeepalivedComment;

export type KeepalivedTree = readonly KeepalivedNode[];

/** A keyword without a block. Numbers are written in decimal. */
export function line(...words: readonly (string | number)[]): KeepalivedKeyword {
  return { kind: "keyword", words: words.map(String), block: null };
}

/** A keyword with a block. */
export function block(words: readonly (string | number)[], nodes: KeepalivedTree): KeepalivedKeyword {
  return { kind: "keyword", words: words.map(String), block: nodes };
}
