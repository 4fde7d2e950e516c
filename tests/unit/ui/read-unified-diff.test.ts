import { createTwoFilesPatch } from "diff";
import { expect, test } from "vitest";
import { readUnifiedDiff } from "@/components/ui/read-unified-diff";

test("numbers the lines of both files and keeps their text", () => {
  const diff = createTwoFilesPatch("f", "f", "a\nb\nc\n", "a\nB\nc\nd\n");
  expect(readUnifiedDiff(diff).map(({ kind, text, before, after }) => [kind, text, before, after])).toEqual([
    ["hunk", "@@ -1,3 +1,4 @@", null, null],
    ["same", "a", 1, 1],
    ["removed", "b", 2, null],
    ["added", "B", null, 2],
    ["same", "c", 3, 3],
    ["added", "d", null, 4],
  ]);
});

test("a removed line that begins with dashes is a line and not a file header", () => {
  const diff = createTwoFilesPatch("f", "f", "-- drop\n", "++ add\n");
  expect(
    readUnifiedDiff(diff)
      .slice(1)
      .map(({ kind, text }) => [kind, text]),
  ).toEqual([
    ["removed", "-- drop"],
    ["added", "++ add"],
  ]);
});

test("no difference has no lines", () => {
  expect(readUnifiedDiff("")).toEqual([]);
});
