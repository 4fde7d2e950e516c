import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import en from "@/messages/en/import.json";
import zh from "@/messages/zh-CN/import.json";

/** Codes of the report as they stand in the sources, without what only looks like one. */
function codes(): string[] {
  const folder = "lib/import";
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const texts = files.map((file) => readFileSync(path.join(folder, file), "utf8"));
  const found = texts.flatMap((text) => [...text.matchAll(/"([a-z_]+\.[a-z_]+)"/g)].flatMap(([, code]) => code ?? []));
  const others = ["include.unread", "ipaddr.js"];
  return [...new Set(found)].filter((code) => !others.includes(code)).sort();
}

function sentence(messages: unknown, code: string): unknown {
  return code
    .split(".")
    .reduce<unknown>(
      (part, key) => (typeof part === "object" && part !== null ? Reflect.get(part, key) : null),
      messages,
    );
}

test.each(codes())("%s has a sentence in both languages", (code) => {
  for (const messages of [en, zh]) expect(sentence(messages, code)).toEqual(expect.any(String));
});
