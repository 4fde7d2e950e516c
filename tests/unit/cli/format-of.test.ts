import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { formatOf } from "@/lib/cli/format-of";
import { importFormats } from "@/lib/import/model";

const golden = path.resolve(import.meta.dirname, "../../golden");

function textsIn(folder: string): string[] {
  const names = readdirSync(path.join(golden, folder)).filter((name) => /\.(conf|cf|rules|sh)$/.test(name));
  return names.map((name) => path.join(folder, name));
}

describe.each([
  ["keepalived", "keepalived/corpus"],
  ["ipvsadm", "import/ipvsadm"],
  ["ldirectord", "import/ldirectord"],
  ["piranha", "import/piranha"],
] as const)("recognises as %s by its content", (format, folder) => {
  test.each(textsIn(folder))("%s", (name) => {
    const text = readFileSync(path.join(golden, name), "utf8");
    expect(formatOf({ name, text }, undefined)).toBe(format);
  });
});

test("what is named is not doubted", () => {
  for (const format of importFormats) expect(formatOf({ name: "-", text: "anything" }, format)).toBe(format);
});
