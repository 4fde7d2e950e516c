import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTree } from "@/lib/keepalived/syntax/parse-tree";
import { renderTree } from "@/lib/keepalived/syntax/render-tree";
import { block, type KeepalivedTree, line } from "@/lib/keepalived/syntax/tree";
import { withoutPlaces } from "./without-places";

const word = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_.:/$@~=,;'()-]{1,12}$/),
  fc.stringMatching(/^[ -!#-[\]-~]{0,12}$/).map((text) => `"${text}"`),
  fc.constantFrom("\\#", "a\\!b", '"\\""', '"a\\\\"', "\\"),
  fc.stringMatching(/^[a-z]{1,3}"[ {}#!a-z]{0,6}"[a-z]{0,3}$/),
);
const comment = fc
  .tuple(fc.constantFrom("#", "!"), fc.stringMatching(/^[ -~]{0,20}$/))
  .map(([mark, text]) => ({ kind: "comment" as const, text: `${mark}${text}`.trimEnd() }));
const gap = fc.constantFrom({}, {}, { gap: "blank" as const });
const words = fc.array(word, { minLength: 1, maxLength: 4 });
const { tree } = fc.letrec<{ tree: KeepalivedTree }>((tie) => ({
  tree: fc
    .array(
      fc.oneof(
        { maxDepth: 4 },
        fc.tuple(words, gap).map(([list, before]) => ({ ...line(...list), ...before })),
        fc
          .tuple(comment, fc.oneof(gap, fc.constant({ gap: "none" as const })))
          .map(([text, before]) => ({ ...text, ...before })),
        fc.tuple(words, tie("tree"), gap).map(([list, nodes, before]) => ({ ...block(list, nodes), ...before })),
      ),
      { maxLength: 5 },
    )
    .map(readable),
}));

/** The gaps that a text can have: none before the first node of a block, and one comment at the end of a line. */
function readable(nodes: KeepalivedTree): KeepalivedTree {
  return nodes.map((node, index) => {
    const { gap: before, ...rest } = node;
    const kept =
      before === "blank" ? index > 0 : before === "none" && index > 0 && nodes[index - 1]?.kind === "keyword";
    return kept ? node : rest;
  });
}

function read(text: string) {
  const parsed = parseTree(text);
  return parsed.ok ? { ok: true, value: withoutPlaces(parsed.value) } : parsed;
}

test("reads back every tree that it writes", () => {
  fc.assert(
    fc.property(tree, (some) => {
      expect(read(renderTree(some))).toEqual({ ok: true, value: some });
    }),
    { numRuns: 1000 },
  );
});

test("writes one keyword a line, in the layout that old versions read too", () => {
  expect(renderTree([block(["a", 1], [line("b"), block(["c"], [])]), { kind: "comment", text: "# d" }])).toBe(
    "a 1 {\n    b\n    c {\n    }\n}\n# d\n",
  );
});

describe("reads any layout", () => {
  const expected = { ok: true, value: [block(["a", "x"], [line("b", "1"), block(["c"], [line("d")])]), line("e")] };
  test.each([
    "a x {\n  b 1\n  c {\n    d\n  }\n}\ne\n",
    "a x{b 1\nc{d}}e",
    "a x\n{\nb 1\nc\n{ d\n} }\ne",
    "a x {\r\n\tb 1\r\n\tc {\r\n d }\r\n}\r\ne\r\n",
  ])("%j", (text) => {
    expect(read(text)).toEqual(expected);
  });
});

test("takes comments off words, but not out of quotes", () => {
  expect(read('a b#c\nd "e # ! {" f ! g\n# h')).toEqual({
    ok: true,
    value: [
      line("a", "b"),
      { kind: "comment", text: "#c", gap: "none" },
      line("d", '"e # ! {"', "f"),
      { kind: "comment", text: "! g", gap: "none" },
      { kind: "comment", text: "# h" },
    ],
  });
});

test("a brace may stand below comments that follow its keyword, and takes them along", () => {
  const parsed = parseTree("a # why\n\n# more\n{\nb\n}");
  expect(parsed.ok && renderTree(parsed.value)).toBe("a { # why\n\n    # more\n    b\n}\n");
});

test("keeps what it does not know as words", () => {
  const text =
    'include conf.d/*.conf\n@node1 priority 100\n$X=5\n~SEQ(v,1,1,3) real_server 10.0.0.$v 80\nnew_keyword "a b"\n';
  const parsed = parseTree(text);
  expect(parsed.ok && renderTree(parsed.value)).toBe(text);
});

describe("says where a fault is", () => {
  test.each([
    ["a }", "keepalived.brace_unexpected", 1, 3],
    ["a {\n  b {\n}", "keepalived.brace_open", 1, 3],
    ["{\n}", "keepalived.brace_unexpected", 1, 1],
    ["a {\n}\n {\n}", "keepalived.brace_unexpected", 3, 2],
    ['a {\n  b "c\n}', "keepalived.open_quote", 2, 5],
  ])("%j", (text, code, lineNumber, column) => {
    expect(parseTree(text)).toMatchObject({
      ok: false,
      problems: [{ path: ["line", lineNumber], code, params: { line: lineNumber, column } }],
    });
  });

  test("and all of them at once", () => {
    expect(parseTree('}\na "b\nc {')).toMatchObject({ ok: false, problems: [{}, {}, {}] });
  });
});

test.each([
  ["a word with a brace", [line("a{b")]],
  ["a word with a space", [line("a b")]],
  ["a word with an open quote", [line('"a')]],
  ["a line that keepalived would split", [line("a".repeat(1024))]],
  ["a comment of two lines", [{ kind: "comment" as const, text: "# a\nb" }]],
])("refuses to write %s", (_, some) => {
  expect(() => renderTree(some)).toThrow(/assertion failed/);
});
