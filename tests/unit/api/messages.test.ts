import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { statusOf } from "@/lib/api/status-of";
import { locales } from "@/lib/i18n/locales";

const root = path.resolve(import.meta.dirname, "../../..");
const sources = sourceFiles("lib")
  .concat(sourceFiles("app/api"))
  .map((file) => readFileSync(file, "utf8"));

describe.each(locales)("messages in %s", (locale) => {
  const errors = messages(locale, "errors");
  const problems = messages(locale, "problems");

  test("every error code has a sentence, and no sentence is without its code", () => {
    expect([...errors.keys()].sort()).toEqual(Object.keys(statusOf).sort());
  });

  test("every problem code in the program has a sentence", () => {
    expect(problemCodes().filter((code) => !problems.has(code))).toEqual([]);
  });

  test("no sentence of a problem is unused", () => {
    const literals = new Set(sources.flatMap((source) => [...source.matchAll(/"([a-z_]+\.[a-z0-9_.]+)"/g)].map(first)));
    // lib/plan makes plan.host_key_changed out of host.key_changed, and so on.
    const isUsed = (code: string) => literals.has(code) || literals.has(code.replace(/^plan\.host_/, "host."));
    expect([...problems.keys()].filter((code) => !isUsed(code))).toEqual([]);
  });

  test("takes the same parameters as English", () => {
    for (const namespace of ["errors", "problems"]) {
      for (const [code, text] of messages("en", namespace)) {
        expect([code, parameters(messages(locale, namespace).get(code) ?? "")]).toEqual([code, parameters(text)]);
      }
    }
  });
});

/** What is given to errorAt and warningAt, and the messages of zod schemas in the shapes and atoms. */
function problemCodes(): string[] {
  const given = sources.flatMap((source) => [
    ...source.matchAll(/(?:errorAt|warningAt)\(\s*(?:\[[^\]]*\]|\w+),\s*"([a-z0-9_.]+)"/g),
  ]);
  const schemas = ["lib/model", "lib/api/resources"]
    .flatMap(sourceFiles)
    .map((file) => readFileSync(file, "utf8"))
    .flatMap((source) => [...source.matchAll(/(?:, |message: )"([a-z_]+\.[a-z0-9_]+)"/g)]);
  const codes = [...new Set([...given, ...schemas].map(first))];
  // A regular expression that no longer finds anything would make this test hold for nothing.
  expect(codes.length).toBeGreaterThan(60);
  return codes;
}

function messages(locale: string, namespace: string): Map<string, string> {
  return flatten(JSON.parse(readFileSync(path.join(root, "messages", locale, `${namespace}.json`), "utf8")));
}

function flatten(tree: Record<string, unknown>, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") flat.set(prefix + key, value);
    else if (typeof value === "object" && value !== null) {
      for (const [code, text] of flatten({ ...value }, `${prefix}${key}.`)) flat.set(code, text);
    }
  }
  return flat;
}

function parameters(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(first))].sort();
}

function first(match: RegExpMatchArray): string {
  return match[1] ?? "";
}

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("db/generated"))
    .map((file) => path.join(root, folder, file));
}
