import { expect, test } from "vitest";
import { failureLines } from "@/tests/runner/failure-lines";

test("a failed test is told by its suite, its name and what it said, without colours, empty lines and the runner's own calls", () => {
  const lines = failureLines("lab", {
    title: "a.test.ts: holds",
    message: "\u001b[31mexpected 1\n\n  to be 2\u001b[39m\n at node_modules/x",
  });
  expect(lines).toEqual(["FAILED in lab: a.test.ts: holds", "      expected 1", "        to be 2"]);
});

test("a message of any length takes some lines of some columns", () => {
  const lines = failureLines("lab", { title: "a", message: `${"x".repeat(9999)}\n`.repeat(999) });
  expect(lines.length).toBeLessThan(20);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(300);
});
