/**
 * Something that a reader of keepalived.conf should know, at its place in the text. `code` is stable and is also the key
 * of the sentence (`lint.<code>` in messages/), which `params` fill in.
 *
 * error = keepalived refuses the file or ignores what the line asks for; warning = it does something that is seldom
 * meant; info = it is as good as another spelling.
 */
export type Finding = {
  /** As the caller named it; "" = a text without a name. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** In UTF-16 units from 1. */
  readonly column: number;
  readonly severity: "error" | "warning" | "info";
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** More would help nobody, and a hostile file could otherwise fill the memory with them. */
export const maxFindings = 1000;

/** Collects findings up to a number at which people have stopped reading. */
export class Findings {
  private readonly list: Finding[] = [];

  add(finding: Finding): void {
    if (!this.isFull) this.list.push(finding);
  }

  /** Readers stop then. */
  get isFull(): boolean {
    return this.list.length >= maxFindings;
  }

  toArray(): Finding[] {
    return this.list;
  }
}
