import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quote } from "@/lib/shell/quote";
import { posixShells, runInShell } from "./posix-shells";

describe.each(posixShells)("in $name", (shell) => {
  test("any value comes out as it went in", async () => {
    const values = fc
      .sample(fc.string({ unit: "binary" }), 200)
      .filter((value) => !/[\0\r\n]/.test(value) && isText(value));
    const hostile = ["", "'", "''", "a'b\"c", "$(id)", "`id`", "\\", "-n", "~root", "*", "; exit", "!x", "\t", "漢"];
    const all = [...hostile, ...values];
    const { stdout } = await runInShell(shell, `printf '%s\\n' ${all.map(quote).join(" ")}\n`);
    expect(Buffer.from(stdout, "latin1").toString("utf8")).toBe(`${all.join("\n")}\n`);
  });
});

test.each(["a\nb", "a\rb", "a\0b"])("refuses a line break or NUL: %j", (value) => {
  expect(() => quote(value)).toThrow(/assertion failed/);
});

/** Lone surrogates have no UTF-8. */
function isText(value: string): boolean {
  return Buffer.from(value, "utf8").toString("utf8") === value;
}
