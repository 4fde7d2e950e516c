import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blocks } from "@/lib/keepalived/keywords/blocks";
import { checkOptions } from "@/lib/keepalived/keywords/check-options";
import { isArgument, isQuotable, quoteCommand, quoteWord } from "@/lib/keepalived/keywords/quote-word";
import { wordValue } from "@/lib/keepalived/keywords/word-value";
import { expand } from "@/lib/keepalived/syntax/expand";
import { renderTree } from "@/lib/keepalived/syntax/render-tree";
import { block, type KeepalivedTree, line } from "@/lib/keepalived/syntax/tree";
import { withoutPlaces } from "../syntax/without-places";

const virtualServer = ["virtual_server"];

function codes(path: readonly string[], nodes: KeepalivedTree, version?: string) {
  return checkOptions(path, nodes, version).map(({ path: where, code }) => `${where.join(".")} ${code}`);
}

test("takes what the table knows", () => {
  const nodes = [
    line("quorum", 2),
    line("quorum_up", '"/usr/local/bin/up --all"', "nobody"),
    block(
      ["real_server", "10.0.0.1", 80],
      [block(["HTTP_GET"], [block(["url"], [line("path", "/"), line("status_code", 200, "300-399")])])],
    ),
  ];
  expect(codes(virtualServer, nodes)).toEqual([]);
});

test("tells every problem at once, each with its place", () => {
  const nodes = [
    line("quorom", 2),
    line("quorum", 0),
    line("lvs_sched", "WRR"),
    line("delay_loop"),
    block(["real_server", "10.0.0"], [block(["TCP_CHECK"], [line("nb_get_retry", 3)])]),
    block(["alpha"], []),
    line("real_server", "10.0.0.1"),
    { kind: "comment" as const, text: "# hello" },
  ];
  expect(codes(virtualServer, nodes)).toEqual([
    "0.words.0 keepalived_option.unknown",
    "1.words.1 keepalived_option.parameter.out_of_range",
    "2.words.1 keepalived_option.parameter.case",
    "3.words.0 keepalived_option.parameter.missing",
    "4.words.1 keepalived_option.parameter.not_an_address",
    "4.block.0.block.0.words.0 keepalived_option.unknown",
    "5 keepalived_option.block_unexpected",
    "6 keepalived_option.block_missing",
    "7 keepalived_option.comment",
  ]);
});

test("refuses by name what a release does not know", () => {
  expect(codes(["vrrp_instance"], [line("vrf", "red")], "2.2.4")).toEqual(["0.words.0 keepalived_option.version"]);
  expect(codes(virtualServer, [line("lvs_sched", "twos")], "2.2.4")).toEqual(["0.words.1 keepalived_option.version"]);
});

describe("refuses words that could leave their place", () => {
  test.each([
    ["virtualhost", "a b"],
    ["virtualhost", '"a'],
    ["virtualhost", "a\nreal_server 10.0.0.9 80 {}"],
    ["virtualhost", "a{"],
    ["virtualhost", "a}"],
    ["virtualhost", "a#b"],
    ["virtualhost", "a!b"],
    ["virtualhost", "$A"],
    ["virtualhost", `\${_PWD}`],
    ["virtualhost", '"a" "b"'],
    ["virtualhost", '"a\\"'],
    ["virtualhost", "a\u202e"],
    ["virtualhost", ""],
    ["include", "/etc/passwd"],
  ])("%j %j", (...words) => {
    expect(checkOptions(virtualServer, [line(...words)])).not.toEqual([]);
  });

  test.each(["@other", "$A=1", "~SEQ(a,1,9)", "include", "includea"])(
    "%j at the beginning of a list's line",
    (word) => {
      expect(codes(["vrrp_instance", "track_script"], [line(word)])).toEqual(["0.words.0 keepalived_option.word"]);
    },
  );
});

const keywords = Object.values(blocks).flatMap((spec) =>
  "keywords" in spec ? spec.keywords.map(({ name }) => name) : [],
);
const hostile = fc.oneof(
  fc.constantFrom(
    ...keywords,
    "10.0.0.1",
    "80",
    "NAT",
    "on",
    '"a b"',
    "{",
    "}",
    '"',
    "\n",
    "#",
    "$A",
    "@a",
    "\\",
    "~SEQ(a,1,2)",
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ maxLength: 6 }).map((text) => `"${text}"`),
  fc.string({ unit: "binary", maxLength: 4 }),
);
const { tree } = fc.letrec<{ tree: KeepalivedTree }>((tie) => ({
  tree: fc.array(
    fc.oneof(
      { maxDepth: 3 },
      fc
        .tuple(fc.constantFrom(...keywords), fc.array(hostile, { maxLength: 3 }))
        .map(([word, rest]) => line(word, ...rest)),
      fc.array(hostile, { maxLength: 3 }).map((words) => line(...words)),
      fc.tuple(fc.constantFrom(...keywords), tie("tree")).map(([word, nodes]) => block([word], nodes)),
      fc.tuple(fc.array(hostile, { maxLength: 3 }), tie("tree")).map(([words, nodes]) => block(words, nodes)),
    ),
    { maxLength: 3 },
  ),
}));
const path = fc.constantFrom(
  [],
  ["global_defs"],
  ["vrrp_instance"],
  ["vrrp_instance", "track_script"],
  ["virtual_server"],
  ["virtual_server", "real_server"],
  ["virtual_server", "real_server", "HTTP_GET", "url"],
);

test("law: options without a problem are read back as they are, and nothing else with them", () => {
  fc.assert(
    fc.property(path, tree, (where, nodes) => {
      const passed = nodes.filter((node) => checkOptions(where, [node]).length === 0);
      const written = where.reduceRight<KeepalivedTree>((inner, word) => [block([word], inner)], passed);
      const read = expand({ path: "a", text: renderTree(written) }, { configId: "main" });
      expect(read.findings).toEqual([]);
      expect(withoutPlaces(read.tree)).toEqual(written);
    }),
    { numRuns: 3000 },
  );
});

test("law: a quoted word is one word with that value", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }).filter(isQuotable), (text) => {
      const word = quoteWord(text);
      const { tree: read } = expand({ path: "a", text: `${word} x\ny ${word}\n` }, { configId: "main" });
      expect(withoutPlaces(read)).toEqual([line(word, "x"), line("y", word)]);
      expect(wordValue(word)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test("a command is one word, whatever its arguments", () => {
  expect(quoteCommand(["/bin/x", "--a=1", "b c", "{}", "#"])).toBe(`"/bin/x --a=1 'b c' '{}' '#'"`);
  expect(() => quoteCommand(["x"])).toThrow(/absolute path/);
  expect(isArgument("it's")).toBe(false);
});
