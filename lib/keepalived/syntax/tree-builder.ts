import type { Findings } from "./finding";
import { readTokens, type Token } from "./read-tokens";
import type { KeepalivedComment, KeepalivedTree, Place, Via } from "./tree";

/** A line as the builder takes it. */
export type BuilderLine = {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  readonly via?: readonly Via[] | undefined;
  /** The column of all its words, when the text does not stand in the file like that. */
  readonly column?: number | undefined;
};

/** keepalived nests at most five deep. What comes after this depth is read past, so that nothing here need fear depth. */
const maxDepth = 100;
/** About three times the file of a director with 1,000 services of 10 checked real servers. */
const maxNodesOfOurs = 250_000;

/**
 * Puts lines together to a tree. A fault is a finding, after which the builder goes on as well as it can: an opening
 * brace that belongs to nothing leaves its lines at the outer level, a closing one is forgotten.
 */
export class TreeBuilder {
  private readonly root: DraftNode[] = [];
  private readonly open: OpenBlock[] = [];
  /** The keyword of this line that still takes words. */
  private current: Draft | null = null;
  private blankBefore = false;
  private count = 0;

  constructor(
    private readonly findings: Findings,
    private readonly maxNodes = maxNodesOfOurs,
  ) {}

  /** False = the tree is as large as it may get; further lines are not read. */
  addLine(line: BuilderLine): boolean {
    const { tokens, openQuote } = readTokens(line.text);
    if (tokens.length === 0 && openQuote === null) this.blankBefore = true;
    for (const [index, token] of tokens.entries()) this.add(token, line, index > 0);
    if (openQuote !== null) this.report("open_quote", line, openQuote);
    this.current = null;
    if (this.count < this.maxNodes) return true;
    this.report("too_large", line, 1, { max: this.maxNodes });
    return false;
  }

  finish(): KeepalivedTree {
    for (const { line, column } of this.open) this.report("brace_open", line, column);
    return this.root;
  }

  private get nodes(): DraftNode[] {
    return this.open.at(-1)?.nodes ?? this.root;
  }

  private add(token: Token, line: BuilderLine, sameLine: boolean): void {
    switch (token.kind) {
      case "word":
        this.addWord(token.text, token.column, line);
        return;
      case "comment":
        this.addComment(token.text, token.column, line, sameLine);
        return;
      case "open":
        this.openBlock(line, token.column);
        return;
      case "close":
        this.current = null;
        this.blankBefore = false;
        this.closeBlock(line, token.column);
    }
  }

  private closeBlock(line: BuilderLine, column: number): void {
    const block = this.open.pop();
    if (block === undefined) this.report("brace_unexpected", line, column);
    else if (block.owner !== undefined && line.column === undefined && line.file === block.owner.place.file) {
      block.owner.place.end = { line: line.line, column };
    }
  }

  private addWord(text: string, column: number, line: BuilderLine): void {
    if (this.current === null) {
      this.current = { kind: "keyword", words: [], block: null, ...this.gap(), place: placeAt(line) };
      this.push(this.current);
    }
    this.current.words.push(text);
    this.current.place.columns.push(line.column ?? column);
  }

  private addComment(text: string, column: number, line: BuilderLine, sameLine: boolean): void {
    const follows = this.nodes === this.root ? this.nodes.length > 0 : true;
    const endsLine = sameLine && follows && this.nodes.at(-1)?.kind !== "comment";
    const place = { ...placeAt(line), columns: [line.column ?? column] };
    this.push({ kind: "comment", text, ...(endsLine ? { gap: "none" } : this.gap()), place });
  }

  private gap(): { gap?: "blank" } {
    return this.blankBefore && this.nodes.length > 0 ? { gap: "blank" } : {};
  }

  private push(node: DraftNode): void {
    this.blankBefore = false;
    this.count += 1;
    this.nodes.push(node);
  }

  /** The brace may stand on a later line than its keyword; comments in between come along into the block. */
  private openBlock(line: BuilderLine, column: number): void {
    const owner = this.current ?? this.nodes.findLast((node) => node.kind === "keyword");
    this.current = null;
    this.blankBefore = false;
    const at = { line, column };
    if (this.open.length >= maxDepth) {
      if (this.open.length === maxDepth) this.report("too_deep", line, column, { max: maxDepth });
      this.open.push({ nodes: [], ...at });
    } else if (owner?.kind !== "keyword" || owner.block !== null) {
      this.report("brace_unexpected", line, column);
      this.open.push({ nodes: this.nodes, ...at });
    } else {
      owner.block = this.takeComments(owner);
      this.open.push({ nodes: owner.block, owner, ...at });
    }
  }

  private takeComments(owner: Draft): DraftNode[] {
    const [first, ...others] = this.nodes.splice(this.nodes.lastIndexOf(owner) + 1);
    if (first?.gap !== "blank") return first === undefined ? [] : [first, ...others];
    const { gap: _, ...rest } = first;
    return [rest, ...others];
  }

  private report(code: string, line: BuilderLine, column: number, params: Record<string, number> = {}): void {
    const place = { file: line.file, line: line.line, column: line.column ?? column };
    this.findings.add({ ...place, severity: "error", code: `syntax.${code}`, params });
  }
}

type DraftPlace = Omit<Place, "columns" | "end"> & { readonly columns: number[]; end?: NonNullable<Place["end"]> };
type Draft = {
  readonly kind: "keyword";
  readonly words: string[];
  block: DraftNode[] | null;
  readonly gap?: "blank";
  readonly place: DraftPlace;
};
type DraftNode = Draft | KeepalivedComment;
type OpenBlock = {
  readonly nodes: DraftNode[];
  readonly owner?: Draft;
  readonly line: BuilderLine;
  readonly column: number;
};

function placeAt({ file, line, via }: BuilderLine): DraftPlace {
  return via === undefined ? { file, line, columns: [] } : { file, line, columns: [], via };
}
