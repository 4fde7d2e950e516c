import { describe, expect, test } from "vitest";
import { expand, type KeepalivedSource } from "@/lib/keepalived/syntax/expand";
import { renderTree } from "@/lib/keepalived/syntax/render-tree";

/** Files by their path; patterns are taken relative to the including file's folder, without wildcards. */
function expandFiles(files: Readonly<Record<string, string>>, configId?: string) {
  const [path = ""] = Object.keys(files);
  const resolveInclude = (pattern: string, from: string): KeepalivedSource[] => {
    const folder = from.includes("/") ? from.slice(0, from.lastIndexOf("/") + 1) : "";
    const text = files[folder + pattern];
    return text === undefined ? [] : [{ path: folder + pattern, text }];
  };
  const options = configId === undefined ? { resolveInclude } : { resolveInclude, configId };
  const { tree, findings } = expand({ path, text: files[path] ?? "" }, options);
  return { text: renderTree(tree), tree, codes: findings.map(({ file, line, code }) => `${file}:${line} ${code}`) };
}

function expandText(text: string, configId = "main") {
  return expandFiles({ "a.conf": text }, configId);
}

describe("conditions", () => {
  test("keep the lines of one id and drop those of others", () => {
    expect(expandText("@main a 1\n@other a 2\n@^main a 3\n@^other a 4\n")).toMatchObject({
      text: "a 1\na 4\n",
      codes: [],
    });
  });

  test("leave columns as they are in the file, and say through which condition a line came", () => {
    expect(expandText("  @main  a 1 # c").tree).toMatchObject([
      { words: ["a", "1"], place: { line: 1, columns: [10, 12], via: [{ kind: "condition", name: "main" }] } },
      { text: "# c", gap: "none", place: { columns: [14] } },
    ]);
  });

  test("take the first id asked for when none is known, and say so", () => {
    expect(expandFiles({ "a.conf": "@one a\n@two b\n@^two c\n" })).toMatchObject({
      text: "a\nc\n",
      codes: ["a.conf:1 expansion.config_id_assumed"],
    });
  });

  test("may decide over a brace", () => {
    expect(expandText("@main a x {\n@other a y {\n b\n}\n").text).toBe("a x {\n    b\n}\n");
  });
});

describe("definitions", () => {
  test.each([
    [`$A=1\nx $A\ny \${A}0\nz $A0\n`, "x 1\ny 10\nz $A0\n"],
    [`$A=$B 2\n$B=1\nx \${A}\n`, "x 1 2\n"],
    ["$A=1\n$A=2\nx $A\n", "x 2\n"],
    ["x $NONE\n", "x $NONE\n"],
    ["$A=a {\n$A\nb\n}\n", "a {\n    b\n}\n"],
    ["$A= one \\\n  two \\\n\\\n  three\nx $A\ny\n", "x one\ntwo\nthree\ny\n"],
    ["$A= one \\\n # aside \\\n\n two # more \\\n three\nx $A\ny\n", "x one\ntwo\nthree\ny\n"],
    ["$A= one \\\n two $B\n$B= 1 \\\n 2\n$A\ny\n", "one\ntwo 1\n2\ny\n"],
    [`$I=id\nx \${_INSTANCE} $I\n`, "x main id\n"],
    [`x a\${_HASH}b \${_BANG} # c\n`, "x a\\#b \\! # c\n"],
    ["$L=@main\n$L x 1\n", "x 1\n"],
  ])("%j reads as %j", (text, expected) => {
    expect(expandText(text)).toMatchObject({ text: expected, codes: [] });
  });

  test("a line says which definition it came through", () => {
    expect(expandText("$A=1\n\n  x $A").tree).toMatchObject([
      { words: ["x", "1"], place: { line: 3, columns: [3, 3], via: [{ kind: "definition", name: "A" }] } },
    ]);
  });

  test("what only the running keepalived knows stays, with a finding", () => {
    expect(expandText(`x \${_RANDOM 1 9}`)).toMatchObject({ codes: ["a.conf:1 expansion.unknowable"] });
  });

  test("a name in braces that nothing defines stays, with a finding", () => {
    expect(expandText(`x {\n  y \${NONE}\n}`)).toMatchObject({
      text: `x {\n    y \${NONE}\n}\n`,
      codes: ["a.conf:2 expansion.undefined"],
    });
  });

  test(`\${_PWD} is the folder of the file`, () => {
    expect(expandFiles({ "/etc/keepalived/a.conf": `x \${_PWD}/b` }).text).toBe("x /etc/keepalived/b\n");
  });
});

describe("sequences", () => {
  test.each([
    ["~SEQ(v,1,3) x $v", "x 1\nx 2\nx 3\n"],
    [`~SEQ(v, 3) x \${v}a`, "x 1a\nx 2a\nx 3a\n"],
    ["~SEQ(v, 10, -5, 0) x $v", "x 10\nx 5\nx 0\n"],
    ["~SEQx(v, 9, 1, 11) x fe80::$v", "x fe80::9\nx fe80::a\nx fe80::b\n"],
    ["~SEQ(a,1,2) ~SEQ(b,1,2) x $a,$b", "x 1,1\nx 1,2\nx 2,1\nx 2,2\n"],
    ["~LST(v, red, green) x $v", "x red\nx green\n"],
    ["~LST({v,w}, {red, 1}, {green, 2}) x $v $w", "x red 1\nx green 2\n"],
    ["$N=2\n~SEQ(v, 1, $N) x $v", "x 1\nx 2\n"],
    ["$S=~SEQ(v,1,2) x\n$S $v", "x 1\nx 2\n"],
  ])("%j reads as %j", (text, expected) => {
    expect(expandText(text)).toMatchObject({ text: expected, codes: [] });
  });

  test.each(["~SEQ(v,1,-1,3) x", "~SEQ(v) x", "~SEQ v 1 x", "~LST(v) x", "~SEQ(v,1,1e9) x"])(
    "%j is a fault",
    (text) => {
      expect(expandText(text)).toMatchObject({ text: "", codes: ["a.conf:1 expansion.sequence"] });
    },
  );
});

describe("includes", () => {
  test("take the place of their line, also inside a block and in each other", () => {
    const files = {
      "a.conf": "a {\ninclude d/b.conf # why\n}\nz",
      "d/b.conf": "b 1\ninclude c.conf\n",
      "d/c.conf": "c 1",
    };
    const { text, tree, codes } = expandFiles(files);
    expect(text).toBe("a {\n    b 1\n    c 1\n}\nz\n");
    expect(codes).toEqual([]);
    expect(tree).toMatchObject([
      { block: [{ place: { file: "d/b.conf" } }, { place: { file: "d/c.conf", via: [{ line: 2 }, { line: 2 }] } }] },
      {},
    ]);
  });

  test("a brace may open in one file and close in another", () => {
    expect(expandFiles({ "a.conf": "include b\nc\n}", b: "a {" })).toMatchObject({
      text: "a {\n    c\n}\n",
      codes: [],
    });
  });

  test("that nobody can answer stay as they are", () => {
    const { tree, findings } = expand({ path: "a", text: "include *.conf\nb" });
    expect(renderTree(tree)).toBe("include *.conf\nb\n");
    expect(findings).toMatchObject([{ code: "include.unread", severity: "info" }]);
  });

  test.each([
    ["include none", "include.missing"],
    ["include a.conf", "include.loop"],
    ["includea none", "include.missing"],
  ])("%j is a finding", (text, code) => {
    expect(expandFiles({ "a.conf": text }).codes).toEqual([`a.conf:1 ${code}`]);
  });
});

describe("what would never end, ends with a finding", () => {
  test.each([
    ["$A=$A\n$A", "expansion.endless"],
    ["$A=x $A\n$A", "expansion.too_long"],
    ["$A= x \\\n $A\n$A", "expansion.endless"],
    ["$A=$B $B\n$B=$A $A\n$A", "expansion.too_long"],
    ["~SEQ(a,1,100000) ~SEQ(b,1,100000) x $a $b", "expansion.limit"],
  ])("%j", (text, code) => {
    const { codes } = expandText(text);
    expect(codes.some((found) => found.endsWith(code))).toBe(true);
  });

  test("includes that multiply", () => {
    const files: Record<string, string> = { "0": "include 1\ninclude 1\n" };
    for (let level = 1; level < 40; level += 1) files[String(level)] = `include ${level + 1}\n`.repeat(2);
    const { codes } = expandFiles(files);
    expect(codes.some((found) => found.endsWith("include.too_many"))).toBe(true);
  });
});

describe("a template", () => {
  const read = (text: string) => {
    const { tree, findings } = expand({ path: "keepalived.conf", text });
    return { nodes: tree.length, findings: findings.map(({ line, column, code }) => `${line}:${column} ${code}`) };
  };

  test.each([
    ["! of Ansible\nvrrp_instance VI {\n    priority {{ priority }}\n    interface {{ dev }}\n}\n", "3:14"],
    ["{% if x %}\nvrrp_instance VI {\n}\n{% endif %}\n", "1:1"],
    ["vrrp_instance <%= @name %> {\n}\n", "1:15"],
  ])("%# is told at its first placeholder, and nothing is read of it", (text, place) => {
    expect(read(text)).toEqual({ nodes: 0, findings: [`${place} syntax.template`] });
  });

  test("is not meant by braces in quotes, in comments, or of nested blocks", () => {
    const text = `# {{ not }} this\nvrrp_script a {\n    script "docker inspect -f '{{.State}}' x"\n}\n`;
    expect(read(text)).toEqual({ nodes: 2, findings: [] });
  });
});
