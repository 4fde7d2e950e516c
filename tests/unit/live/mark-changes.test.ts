import { expect, test } from "vitest";
import { markChanges } from "@/app/(panel)/clusters/[id]/raw/_components/mark-changes";

const marked = (before: string | null, now: string): string[] =>
  markChanges(before, now).map((parts) => parts.map(({ text, changed }) => (changed ? `[${text}]` : text)).join(""));

test("nothing is marked in the first text, nor in one that stayed the same", () => {
  expect(marked(null, "a 1\nb 2")).toEqual(["a 1", "b 2"]);
  expect(marked("a 1\nb 2", "a 1\nb 2")).toEqual(["a 1", "b 2"]);
});

test("marks the places that differ, as watch -d does: by column, not by word", () => {
  expect(marked("x    99", "x   100")).toEqual(["x   [100]"]);
  expect(marked("x 1 2", "x 1 3")).toEqual(["x 1 [3]"]);
});

test("a line that is new is marked but for its spaces, and one that went leaves nothing", () => {
  expect(marked("a", "a\nb c")).toEqual(["a", "[b] [c]"]);
  expect(marked("a\nb", "a")).toEqual(["a"]);
});

test("a line that became shorter keeps the mark where its end was", () => {
  expect(marked("abc", "ab")).toEqual(["ab[ ]"]);
});
