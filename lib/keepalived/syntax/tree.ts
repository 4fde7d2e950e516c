/**
 * keepalived.conf as a tree, without knowing what its keywords mean. A *keyword* is a line of words with or without a
 * block of further lines in braces. Words stand as they are in the file, in their double quotes if they have them.
 *
 * `gap` and `place` are there for people: a tree that we make has neither, and two trees that differ in them alone say
 * the same.
 */
export type KeepalivedKeyword = {
  readonly kind: "keyword";
  /** At least one: the keyword itself, then its parameters. */
  readonly words: readonly string[];
  /** Null = no block; [] = an empty one. */
  readonly block: KeepalivedTree | null;
  /** "blank" = an empty line stands before it. */
  readonly gap?: "blank";
  readonly place?: Place;
};

/** From its `!` or `#` on to the end of the line. */
export type KeepalivedComment = {
  readonly kind: "comment";
  readonly text: string;
  /** "blank" = an empty line stands before it; "none" = it ends the line of what stands before it. */
  readonly gap?: "blank" | "none";
  readonly place?: Place;
};

export type KeepalivedNode = KeepalivedKeyword | KeepalivedComment;

export type KeepalivedTree = readonly KeepalivedNode[];

/** Where a node was read. */
export type Place = {
  /** As the caller named it; "" = a text without a name. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Of each word, or of the comment; in UTF-16 units from 1. */
  readonly columns: readonly number[];
  /** The brace that closes its block, when that stands as it was read in the same file. */
  readonly end?: { readonly line: number; readonly column: number };
  /** How a line that does not stand in the file as it was read came about, the outermost first. */
  readonly via?: readonly Via[];
};

/** One reason why a line was read: an include that named its file, a condition, a definition, a sequence. */
export type Via = {
  readonly kind: "include" | "condition" | "definition" | "sequence";
  /** The pattern, the configuration id, the definition's name, the sequence's variable. */
  readonly name: string;
  readonly file: string;
  readonly line: number;
};

/** A keyword without a block. Numbers are written in decimal. */
export function line(...words: readonly (string | number)[]): KeepalivedKeyword {
  return { kind: "keyword", words: words.map(String), block: null };
}

/** A keyword with a block. */
export function block(words: readonly (string | number)[], nodes: KeepalivedTree): KeepalivedKeyword {
  return { kind: "keyword", words: words.map(String), block: nodes };
}
