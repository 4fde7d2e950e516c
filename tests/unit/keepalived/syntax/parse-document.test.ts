import { describe, expect, test } from "vitest";
import { parseDocument } from "@/lib/keepalived/syntax/parse-document";
import { renderTree } from "@/lib/keepalived/syntax/render-tree";

function codes(text: string) {
  return parseDocument(text, "a.conf").findings.map(({ code, line, column }) => `${line}:${column} ${code}`);
}

test("every word knows its file, line and column", () => {
  const { tree } = parseDocument("a {\n\t b  c # d\n}", "a.conf");
  expect(tree).toMatchObject([
    {
      place: { file: "a.conf", line: 1, columns: [1] },
      block: [
        { words: ["b", "c"], place: { line: 2, columns: [3, 6] } },
        { text: "# d", place: { line: 2, columns: [8] } },
      ],
    },
  ]);
});

test("comments and empty lines come back where they stood", () => {
  const text = "# top\n\na x { # why\n    b 1 # one\n\n    # two\n    c 2\n} # end\n\nd\n";
  expect(renderTree(parseDocument(text).tree)).toBe(text);
});

describe("says what is wrong, and reads on", () => {
  test.each([
    ["\ufeffa 1\nb", ["1:1 syntax.byte_order_mark"], "a 1\nb\n"],
    ["a 1\0b\nc", ["1:4 syntax.nul"], "a 1\nc\n"],
    ['a "b c\nd', ["1:3 syntax.open_quote"], "a\nd\n"],
    ["a } b\nc", ["1:3 syntax.brace_unexpected"], "a\nb\nc\n"],
    ["a {\n{\nb\n}\nc\n}", ["2:1 syntax.brace_unexpected"], "a {\n    b\n    c\n}\n"],
    ["a {\nb", ["1:3 syntax.brace_open"], "a {\n    b\n}\n"],
    ["a \u202eb\nc", ["1:3 syntax.bidirectional"], "a \u202eb\nc\n"],
    ["a \u001bb", ["1:3 syntax.control_character"], "a \u001bb\n"],
  ])("%j", (text, expected, rest) => {
    expect(codes(text)).toEqual(expected);
    expect(renderTree(parseDocument(text).tree)).toBe(rest);
  });

  test("a line that keepalived has no room for is cut where keepalived cuts it", () => {
    const { tree, findings } = parseDocument(`a ${"€".repeat(400)}\nb`);
    expect(findings).toMatchObject([{ code: "syntax.line_too_long", line: 1, column: 343 }]);
    expect(tree).toMatchObject([{ words: ["a", "€".repeat(340)] }, { words: ["b"] }]);
  });
});

describe("hostile texts", () => {
  const million = 1_000_000;
  test.each([
    ["100,000 levels", "a {\n".repeat(100_000), "syntax.too_deep"],
    ["100,000 levels on one line", "a{".repeat(100_000), "syntax.line_too_long"],
    ["100,000 closing braces", "}\n".repeat(100_000), "syntax.brace_unexpected"],
    ["a line of 10 MB", `a ${"b".repeat(10 * million)}`, "syntax.line_too_long"],
    ["a quoted line of 10 MB", `a "${"b ".repeat(5 * million)}"`, "syntax.line_too_long"],
    ["10 MB of carriage returns", `a${"\r".repeat(10 * million)}b`, "syntax.line_too_long"],
    ["a million quotes", '"\n'.repeat(million), "syntax.open_quote"],
    ["a million NULs", "\0\n".repeat(million), "syntax.nul"],
    ["two million lines", "a\n".repeat(2 * million), "syntax.too_large"],
    ["a bidirectional character in each line", "a \u202e\n".repeat(100_000), "syntax.bidirectional"],
  ])("%s: a finding with its place, and no more than a thousand", (_, text, code) => {
    const { findings } = parseDocument(text);
    expect(findings.length).toBeLessThanOrEqual(1000);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(findings.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true);
  });
});
