import { type Checked, errorAt, type Problem } from "@/lib/model/problem";
import { readTokens, type Token } from "./read-tokens";
import type { KeepalivedComment, KeepalivedTree } from "./tree";

/**
 * Parses the lexical grammar of keepalived.conf (2.0 to 2.4): lines of words, comments, quotes, braces in any layout.
 * Nothing is interpreted: unknown keywords, includes, `$` definitions, `@` conditions and `~SEQ` stay the words that they
 * are. Empty lines and the layout are not kept; everything else comes back by `renderTree`.
 */
export function parseTree(text: string): Checked<KeepalivedTree> {
  const builder = new TreeBuilder();
  for (const [index, line] of text.split("\n").entries()) {
    const { tokens, problems } = readTokens(line, index + 1);
    builder.problems.push(...problems);
    for (const token of tokens) builder.add(token, index + 1);
    builder.endLine();
  }
  return builder.finish();
}

type Draft = { readonly kind: "keyword"; readonly words: string[]; block: DraftNode[] | null };
type DraftNode = Draft | KeepalivedComment;
type OpenBlock = { readonly nodes: DraftNode[]; readonly line: number; readonly column: number };

class TreeBuilder {
  readonly problems: Problem[] = [];
  private readonly root: DraftNode[] = [];
  private readonly open: OpenBlock[] = [];
  /** The keyword of this line that still takes words. */
  private current: Draft | null = null;

  private get nodes(): DraftNode[] {
    return this.open.at(-1)?.nodes ?? this.root;
  }

  add(token: Token, line: number): void {
    switch (token.kind) {
      case "word":
        if (this.current === null) {
          this.current = { kind: "keyword", words: [], block: null };
          this.nodes.push(this.current);
        }
        this.current.words.push(token.text);
        return;
      case "comment":
        this.nodes.push({ kind: "comment", text: token.text });
        return;
      case "open":
        this.openBlock(line, token.column);
        return;
      case "close":
        this.current = null;
        if (this.open.pop() === undefined) this.report("keepalived.brace_unexpected", line, token.column);
    }
  }

  endLine(): void {
    this.current = null;
  }

  finish(): Checked<KeepalivedTree> {
    for (const { line, column } of this.open) this.report("keepalived.brace_open", line, column);
    return this.problems.length > 0 ? { ok: false, problems: this.problems } : { ok: true, value: this.root };
  }

  /** The brace may stand on a later line than its keyword, with nothing but comments in between. */
  private openBlock(line: number, column: number): void {
    const owner = this.current ?? this.nodes.findLast((node) => node.kind === "keyword");
    this.current = null;
    if (owner?.kind !== "keyword" || owner.block !== null) {
      this.report("keepalived.brace_unexpected", line, column);
      this.open.push({ nodes: [], line, column });
      return;
    }
    owner.block = [];
    this.open.push({ nodes: owner.block, line, column });
  }

  private report(code: string, line: number, column: number): void {
    this.problems.push(errorAt(["line", line], code, { line, column }));
  }
}
