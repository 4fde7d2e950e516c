import type { SourceLine } from "./read-lines";
import type { Via } from "./tree";

/** A line on its way into the tree. */
export type PendingLine = SourceLine & {
  readonly file: string;
  readonly via?: readonly Via[] | undefined;
  /** The column of all its words, once the text differs from what the file says. */
  readonly column?: number | undefined;
};

/** `file` is set for the lines of a file, null for lines that were made out of others. */
type Frame = { readonly lines: Iterator<PendingLine>; readonly file: string | null };

/** Where the next line comes from: what was put in last is read first, to its end. */
export class LineStack {
  private readonly frames: Frame[] = [];

  pushFile(file: string, lines: Iterable<SourceLine>, via: readonly Via[] | undefined): void {
    this.frames.push({ lines: withFile(file, lines, via), file });
  }

  pushLines(lines: Iterable<PendingLine>): void {
    this.frames.push({ lines: lines[Symbol.iterator](), file: null });
  }

  /** "end of file" after the last line of each file; null when all have been read. */
  next(): PendingLine | "end of file" | null {
    for (let frame = this.frames.at(-1); frame !== undefined; frame = this.frames.at(-1)) {
      const { value, done } = frame.lines.next();
      if (!done) return value;
      this.frames.pop();
      if (frame.file !== null) return "end of file";
    }
    return null;
  }

  /** Whether a file is being read, so that including it again would not end. */
  isReading(file: string): boolean {
    return this.frames.some((frame) => frame.file === file);
  }
}

function* withFile(
  file: string,
  lines: Iterable<SourceLine>,
  via: readonly Via[] | undefined,
): Generator<PendingLine, undefined> {
  for (const { text, line } of lines) yield { text, line, file, via };
}
