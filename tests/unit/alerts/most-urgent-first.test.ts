import { expect, test } from "vitest";
import { mostUrgentFirst } from "@/components/alerts/most-urgent-first";

type Row = Parameters<typeof mostUrgentFirst>[0][number] & { readonly name: string };

function row(name: string, severity: Row["severity"], more: Partial<Row> = {}): Row {
  return { name, severity, acknowledgedAt: null, silenced: false, ...more };
}

test("what nobody takes care of comes first, the worst of it at the top, and equals stay as they were", () => {
  const rows = [
    row("seen", "critical", { acknowledgedAt: "2026-11-22T04:00:00.000Z" }),
    row("note", "info"),
    row("newer", "critical"),
    row("quiet", "critical", { silenced: true }),
    row("slow", "warning"),
    row("older", "critical"),
  ];
  const names = mostUrgentFirst(rows).map(({ name }) => name);
  expect(names).toEqual(["newer", "older", "slow", "note", "seen", "quiet"]);
});
