import { writeFileSync } from "node:fs";
import path from "node:path";
import { recordedRows } from "@/tests/faults/fault-rows";
import { faultTable } from "@/tests/faults/fault-table";

/** Prints what the fault suites recorded as one table, and leaves it in .artifacts/faults.json. */
export function reportFaults(size: "quick" | "full"): void {
  const rows = recordedRows();
  if (rows.length === 0) return;
  writeFileSync(path.resolve(".artifacts/faults.json"), `${JSON.stringify({ size, rows }, null, 2)}\n`);
  console.log(`\n${faultTable(rows)}\n`);
}
