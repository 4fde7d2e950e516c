import { expect, test } from "vitest";
import { safeNext } from "@/app/(auth)/sign-in/_components/safe-next";

test.each(["/hosts", "/operations?state=failed&kind=apply", "/clusters/1#services"])("leads back to %s", (next) => {
  expect(safeNext(next)).toBe(next);
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "javascript:alert(1)",
  "hosts",
  "",
  undefined,
  ["/a", "/b"],
])("never leads away from the panel: %j", (next) => {
  expect(safeNext(next)).toBe("/");
});
