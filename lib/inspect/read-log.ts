import { visibleText } from "@/lib/shell/visible-text";

export type LogTail = {
  /** "journal", "dmesg" or a file; null = the host has none of them, or nothing in them. */
  readonly source: string | null;
  readonly lines: readonly string[];
};

/** Reads what `logScript` printed. Lines are text of a host: each is made visible, and cut at a length to read. */
export function readLog(output: string): LogTail {
  const [source = "", ...lines] = output.split("\n");
  if (source === "") return { source: null, lines: [] };
  return { source: visibleText(source), lines: lines.filter((line) => line !== "").map(readable) };
}

const lineMax = 2_000;

/** Halves of surrogate pairs, which Postgres cannot hold, become U+FFFD. */
function readable(line: string): string {
  return visibleText(Buffer.from(line.slice(0, lineMax), "utf8").toString("utf8"));
}
