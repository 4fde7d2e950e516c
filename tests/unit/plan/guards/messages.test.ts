import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { guardNameSchema } from "@/lib/model/guard-name";
import en from "@/messages/en/plan.json";
import enProblems from "@/messages/en/problems.json";
import zh from "@/messages/zh-CN/plan.json";
import zhProblems from "@/messages/zh-CN/problems.json";

const folder = "lib/plan/guards";
const texts = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), "utf8"));

function codesOf(kind: "guard" | "figure"): string[] {
  const found = texts.flatMap((text) => [...text.matchAll(new RegExp(`"${kind}\\.([a-z_]+)"`, "g"))]);
  return [...new Set(found.flatMap(([, code]) => code ?? []))];
}

test("everything that a guard says has words in both languages", () => {
  expect(codesOf("guard").length).toBeGreaterThan(5);
  for (const problems of [enProblems, zhProblems]) {
    expect(Object.keys(problems.guard)).toEqual(expect.arrayContaining(codesOf("guard")));
  }
  for (const figures of [en, zh])
    expect(Object.keys(figures.figure)).toEqual(expect.arrayContaining(codesOf("figure")));
});

test("a problem's code begins with the guard's name, so that callers know what they would override", () => {
  for (const code of codesOf("guard")) {
    expect(guardNameSchema.options.filter((name) => code.startsWith(name)).length, code).toBe(1);
  }
});
