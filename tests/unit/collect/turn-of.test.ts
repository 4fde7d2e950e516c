import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { turnOf } from "@/lib/collect/turn-of";

test("directors have their turns all over the interval, each always the same", () => {
  const turns = Array.from({ length: 1_000 }, () => turnOf(randomUUID()));
  for (const tenth of Array.from({ length: 10 }).keys()) {
    const there = turns.filter((turn) => Math.floor(turn * 10) === tenth);
    // A hundred on average; half of that by chance happens once in a million runs.
    expect(there.length, `tenth ${tenth}`).toBeGreaterThan(50);
  }
  expect(turnOf("0199d1a0-0000-7000-8000-000080000000")).toBe(0.5);
  expect(turnOf("no id")).toBe(0);
});
