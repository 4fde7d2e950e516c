import { expect, test } from "vitest";
import { diffStates } from "@/app/(panel)/audit/_components/diff-states";
import { readUnifiedDiff } from "@/components/ui/read-unified-diff";

test("equal states have no difference, whatever the order of their keys", () => {
  expect(diffStates({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe("");
  expect(diffStates(null, null)).toBe("");
});

test("only the property that changed is marked", () => {
  const lines = readUnifiedDiff(diffStates({ name: "lb1", port: 22 }, { name: "lb1", port: 2222 }));
  expect(lines.filter(({ kind }) => kind === "removed").map(({ text }) => text.trim())).toEqual(['"port": 22']);
  expect(lines.filter(({ kind }) => kind === "added").map(({ text }) => text.trim())).toEqual(['"port": 2222']);
});

test("a new object is all added", () => {
  const kinds = new Set(readUnifiedDiff(diffStates(null, { name: "lb1" })).map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(["added", "hunk"]);
});
