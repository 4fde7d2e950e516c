import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import en from "@/messages/en/operations.json";
import enPlan from "@/messages/en/plan.json";
import zh from "@/messages/zh-CN/operations.json";
import zhPlan from "@/messages/zh-CN/plan.json";

/** Codes that stand as literals in the sources of these folders. */
function codesIn(folders: readonly string[], prefix: RegExp): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => path.join(folder, name)),
  );
  const texts = files.map((file) => readFileSync(file, "utf8"));
  const found = texts.flatMap((text) => [...text.matchAll(/"([a-z_]+\.[a-z_]+)"/g)].flatMap(([, code]) => code ?? []));
  return [...new Set(found)].filter((code) => prefix.test(code)).sort();
}

function sentence(messages: unknown, code: string): unknown {
  return code
    .split(".")
    .reduce<unknown>(
      (part, key) => (part === null || typeof part !== "object" ? undefined : Reflect.get(part, key)),
      messages,
    );
}

describe("every sentence of a plan and of a live log", () => {
  test.each(codesIn(["lib/plan", "lib/operations"], /^(step|reason)\./))(
    "%s has words for plans in both languages",
    (code) => {
      for (const messages of [enPlan, zhPlan]) expect(sentence(messages, code)).toEqual(expect.any(String));
    },
  );

  test.each(codesIn(["lib/plan", "lib/operations"], /^(step|difference|roll_back|settle|vips)\./))(
    "%s has words for operations in both languages",
    (code) => {
      for (const messages of [en, zh]) expect(sentence(messages, code)).toEqual(expect.any(String));
    },
  );

  test("titles of steps read the same in a plan and in the operation that carries it out", () => {
    expect(en.step).toMatchObject(enPlan.step);
    expect(zh.step).toMatchObject(zhPlan.step);
  });
});
