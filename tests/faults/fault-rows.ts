import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { type FaultRow, faultRowSchema } from "./fault-row";

const folder = path.resolve(import.meta.dirname, "../../.artifacts/faults");
const file = path.join(folder, "rows.jsonl");

/** Adds a row to those of this run; one of the same promise and fault is replaced. */
export function recordRow(row: FaultRow): void {
  mkdirSync(folder, { recursive: true });
  // One short write at the end of the file, which two processes can do at once.
  appendFileSync(file, `${JSON.stringify(row)}\n`);
}

export function forgetRows(): void {
  rmSync(file, { force: true });
}

/** By number of the promise, and in the order of recording where that is the same. */
export function recordedRows(): FaultRow[] {
  const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  const rows = lines.map((line) => faultRowSchema.parse(JSON.parse(line)));
  const newest = new Map(rows.map((row) => [`${row.promise} ${row.fault}`, row]));
  return [...newest.values()].sort((one, other) => numberOf(one) - numberOf(other));
}

function numberOf({ promise }: FaultRow): number {
  return Number(promise.slice(1));
}
