import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";

/** A part of a text and what takes its place; offsets are in UTF-16 units. */
export type TextEdit = {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

/** A text whose lines are asked for by their numbers, from 1. */
export class SourceText {
  private readonly starts: number[] = [0];

  constructor(
    readonly path: string,
    readonly text: string,
  ) {
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) this.starts.push(end + 1);
  }

  /** Where a line begins; beyond the last one, the end of the text. */
  startOf(line: number): number {
    return this.starts[line - 1] ?? this.text.length;
  }

  /** With its line end. */
  line(line: number): string {
    return this.text.slice(this.startOf(line), this.startOf(line + 1));
  }

  indentationOf(line: number): string {
    return /^[ \t]*/.exec(this.line(line))?.[0] ?? "";
  }

  get lineEnd(): string {
    return this.line(1).endsWith("\r\n") ? "\r\n" : "\n";
  }

  /** Whether the words of a node stand in the text at the places where they were read. */
  has({ words, place }: KeepalivedKeyword): boolean {
    if (place === undefined || place.columns.length !== words.length) return false;
    const line = this.line(place.line);
    return words.every((word, index) => line.startsWith(word, (place.columns[index] ?? 0) - 1));
  }
}
