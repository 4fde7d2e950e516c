import fc from "fast-check";
import { expect, test } from "vitest";
import { arrange } from "@/lib/keepalived/keywords/arrange";
import { blocks } from "@/lib/keepalived/keywords/blocks";
import { sameMeaning } from "@/lib/keepalived/keywords/same-meaning";
import { lintKeepalived } from "@/lib/keepalived/lint/lint-keepalived";
import { expand } from "@/lib/keepalived/syntax/expand";
import { parseDocument } from "@/lib/keepalived/syntax/parse-document";
import { renderTree } from "@/lib/keepalived/syntax/render-tree";
import type { KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { withoutPlaces } from "../syntax/without-places";

const keywords = Object.values(blocks).flatMap((block) =>
  "keywords" in block ? block.keywords.map(({ name }) => name) : [],
);
const pieces = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...keywords) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        "{",
        "}",
        " ",
        "\n",
        "\n",
        "\t",
        "\r\n",
        '"',
        "'",
        "\\",
        "#",
        "!",
        "$",
        "${",
        "$A",
        `\${A}`,
        "$A=",
        "@a ",
        "@^a ",
      ],
      ...[
        "~SEQ(A,1,3)",
        "~LST(A,b,c)",
        "include ",
        "include a\n",
        "10.0.0.1",
        "fd00::1",
        "80",
        "-1",
        "1e9",
        "\0",
        "\ufeff",
      ],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
);
const text = fc.array(pieces, { maxLength: 60 }).map((list) => list.join(""));

/** The tree again, from the text that it renders as. */
function reread(tree: KeepalivedTree): KeepalivedTree {
  const { tree: again, findings } = parseDocument(renderTree(tree));
  expect(findings.filter(({ code }) => !quirks.includes(code))).toEqual([]);
  return again;
}

/** Characters that are kept and spoken of each time. */
const quirks = ["syntax.bidirectional", "syntax.control_character"];

test("law: whatever the text, what was read of it is rendered and read again without loss", () => {
  fc.assert(
    fc.property(text, (some) => {
      for (const { tree } of [parseDocument(some), expand({ path: "a", text: some })]) {
        expect(withoutPlaces(reread(tree))).toEqual(withoutPlaces(tree));
      }
    }),
    { numRuns: 2000 },
  );
});

test("law: whatever the text, every finding has its place in it", () => {
  fc.assert(
    fc.property(text, (some) => {
      const lines = some.split("\n");
      for (const { line, column, file } of lintKeepalived([{ path: "a", text: some }], { version: "2.0.0" })) {
        expect(file).toBe("a");
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
      }
    }),
    { numRuns: 2000 },
  );
});

test("law: whatever the texts, one is arranged like the other and keeps its meaning", () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const target = parseDocument(one).tree;
      const result = arrange(target, parseDocument(other).tree);
      expect(sameMeaning(result, target)).toBe(true);
      expect(sameMeaning(reread(result), target)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
