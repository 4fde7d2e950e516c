import { expect, test } from "vitest";
import { faultTable } from "@/tests/faults/fault-table";

test("rows are aligned, figures to the right, and one without a figure did not hold", () => {
  const rows = [
    { promise: "R4", fault: "Postgres restarted", trials: 3, worst: 9.81, limit: 10, unit: "s", held: true },
    { promise: "R13", fault: "50 edits at once", trials: 0, worst: null, limit: 0, unit: "lost updates", held: false },
  ];
  expect(faultTable(rows).split("\n")).toEqual([
    "promise  fault               trials  worst  limit  unit          held",
    "R4       Postgres restarted       3    9.8     10  s             yes",
    "R13      50 edits at once         0      -      0  lost updates  NO",
  ]);
});
