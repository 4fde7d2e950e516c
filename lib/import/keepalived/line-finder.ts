/** Every so many lines the offset is remembered: little memory for a file of nothing but line ends. */
const stride = 256;

/** Finds lines of a text by their number, from 1. */
export class LineFinder {
  /** Where the lines 1, 1 + stride, 1 + 2 · stride, … begin; filled as far as somebody has asked. */
  private readonly starts = [0];

  constructor(private readonly text: string) {}

  /** The line without its end; "" beyond the end of the text. */
  line(number: number): string {
    const start = this.startOf(number);
    if (start === null) return "";
    const end = this.text.indexOf("\n", start);
    return this.text.slice(start, end < 0 ? this.text.length : end);
  }

  private startOf(number: number): number | null {
    const wanted = Math.floor((number - 1) / stride);
    while (this.starts.length <= wanted) {
      const next = this.skip(this.starts.at(-1) ?? 0, stride);
      if (next === null) return null;
      this.starts.push(next);
    }
    return this.skip(this.starts[wanted] ?? 0, (number - 1) % stride);
  }

  /** The offset so many lines further down; null = the text has not so many. */
  private skip(from: number, lines: number): number | null {
    let offset = from;
    for (let line = 0; line < lines; line += 1) {
      const end = this.text.indexOf("\n", offset);
      if (end < 0) return null;
      offset = end + 1;
    }
    return offset;
  }
}
