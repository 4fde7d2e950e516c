export type DiffLine = {
  /** Position in the diff; stable for equal input. */
  readonly id: number;
  readonly kind: "added" | "removed" | "same" | "hunk";
  readonly text: string;
  /** Line numbers in the old and the new text; null where the line does not exist there. */
  readonly before: number | null;
  readonly after: number | null;
};

/**
 * Reads the lines of one file's unified diff. The file header (---, +++, Index, ===) is dropped: the page names the file
 * itself. Header lines can only stand before the first hunk, so that a removed line "-- x" is not mistaken for one.
 */
export function readUnifiedDiff(diff: string): DiffLine[] {
  const lines: DiffLine[] = [];
  let before = 0;
  let after = 0;
  let inHunk = false;
  for (const raw of diff.replace(/\n$/, "").split("\n")) {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(raw);
    const id = lines.length;
    if (hunk !== null) {
      before = Number(hunk[1]);
      after = Number(hunk[2]);
      inHunk = true;
      lines.push({ id, kind: "hunk", text: raw, before: null, after: null });
    } else if (inHunk && raw.startsWith("+")) {
      lines.push({ id, kind: "added", text: raw.slice(1), before: null, after: after++ });
    } else if (inHunk && raw.startsWith("-")) {
      lines.push({ id, kind: "removed", text: raw.slice(1), before: before++, after: null });
    } else if (inHunk && raw.startsWith(" ")) {
      lines.push({ id, kind: "same", text: raw.slice(1), before: before++, after: after++ });
    }
  }
  return lines;
}
