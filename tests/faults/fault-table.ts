import type { FaultRow } from "./fault-row";

/** The rows as aligned plain text, 120 characters wide where the words allow it. */
export function faultTable(rows: readonly FaultRow[]): string {
  const head = ["promise", "fault", "trials", "worst", "limit", "unit", "held"];
  const cells = rows.map(({ promise, fault, trials, worst, limit, unit, held }) => [
    promise,
    fault,
    String(trials),
    worst === null ? "-" : figure(worst),
    figure(limit),
    unit,
    held ? "yes" : "NO",
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => (row[column] ?? "").length)));
  return [head, ...cells].map((row) => alignedLine(row, widths)).join("\n");
}

const numeric = new Set([2, 3, 4]);

function alignedLine(cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((cell, column) => {
    const width = widths[column] ?? 0;
    return numeric.has(column) ? cell.padStart(width) : cell.padEnd(width);
  });
  return padded.join("  ").trimEnd();
}

/** Times to a tenth of a second; counts are whole anyway. */
function figure(value: number): string {
  return String(Math.round(value * 10) / 10);
}
