import { expect, test } from "vitest";
import { capOutput } from "@/lib/operations/cap-output";

test("short output is kept as it is", () => {
  expect(capOutput("ipvsadm: No such service")).toBe("ipvsadm: No such service");
});

test("of long output both ends are kept, and how much is missing is said", () => {
  const capped = capOutput(`first${"x".repeat(100_000)}last`);
  expect(capped.startsWith("first")).toBe(true);
  expect(capped.endsWith("last")).toBe(true);
  expect(capped).toContain("[… 83625 …]");
});

test("what Postgres cannot store is replaced: NUL, and halves of a character that the cut left", () => {
  expect(capOutput("a\0b")).toBe("a<U+0000>b");
  expect(capOutput(`x${"😀".repeat(20_000)}`)).not.toMatch(
    /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/,
  );
});
