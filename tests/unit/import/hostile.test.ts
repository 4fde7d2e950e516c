import { describe, expect, test } from "vitest";
import { detectFormat } from "@/lib/import/detect-format";
import { importText } from "@/lib/import/import-text";
import { importFormats } from "@/lib/import/model";

const megabyte = 2 ** 20;

/** A valid beginning in each format, so that readers get as far as they can. */
const beginnings = {
  keepalived: "virtual_server 10.0.0.1 80 {\n protocol TCP\n",
  ipvsadm: "-A -t 10.0.0.1:80 -s rr\n",
  ldirectord: "virtual=10.0.0.1:80\n\treal=10.0.0.2:80 gate\n",
  piranha: "virtual web {\n address = 10.0.0.1 eth0:1\n",
} as const;

const hostile: Record<string, string> = {
  NULs: "\0".repeat(megabyte),
  "NULs on lines of their own": "\0\n".repeat(megabyte / 4),
  "text that runs backwards": "\u202evirtual_server 10.0.0.9\u202c\n".repeat(1000),
  "a line of 10 MB": "x".repeat(10 * megabyte),
  "a line of 10 MB of blanks": " ".repeat(10 * megabyte),
  "a million empty lines": "\n".repeat(megabyte),
  "100,000 levels": "a {\n".repeat(100_000),
  "100,000 levels in one line": "a {".repeat(100_000),
  "braces that close nothing": "}\n".repeat(100_000),
  "quotes without end": '"\n'.repeat(100_000),
  "absurd numbers": ` weight ${"9".repeat(5000)}\n weight -1\n weight 1e99\n`,
  "an include of itself": "include *\n".repeat(1000),
  "definitions that double": "$A=$B$B\n$B=$A$A\n$A\n",
  "surrogates alone": "\ud800\n\udfff\n",
};

describe.each(importFormats)("%s", (format) => {
  test.each(Object.keys(hostile))("%s ends in a report, not in an exception", { timeout: 20_000 }, (name) => {
    const text = `${beginnings[format]}${hostile[name] ?? ""}`;
    const { report } = importText(format, [
      { path: "a/hostile", text },
      { path: "a/other", text },
    ]);
    expect(report.length).toBeLessThanOrEqual(20_001);
    for (const { line, column, text: shown } of report) {
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
      expect(shown.length).toBeLessThanOrEqual(200);
      expect(shown).not.toMatch(/[\p{Cc}\u202e]/u);
    }
  });
});

test("finding out the format of a hostile text ends too", () => {
  for (const text of Object.values(hostile)) expect(detectFormat(text)).toBeOneOf([null, "keepalived"]);
});

test("a file of a million lines that all mean something is read up to a limit, which is told at its line", () => {
  const server = "virtual_server 10.0.0.1 80 {\n protocol TCP\n real_server 10.0.0.2 80 {\n  weight 1\n }\n}\n";
  const { report } = importText("keepalived", [{ path: "large.conf", text: server.repeat(170_000) }]);
  const limits = report.filter(({ code }) => code === "lint.syntax.too_large");
  expect(limits.map(({ line, params }) => ({ line, params }))).toEqual([{ line: 149_998, params: { max: 100_000 } }]);
});
