import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type MarkdownFile, markdownFiles, projectDir, proseOf } from "./markdown-files";

/**
 * In the guide's pages on the panel, bold is what stands on the screen; so it is in the numbered steps of the READMEs, and in
 * the part on pages of the guide to deploys. "A → B" is one word on the screen after the other.
 */
const pages =
  /^docs\/guide\/(README|hosts|clusters|import|plan-and-apply|guards|drift|live|alerts|wall|backup|break-glass)(\.zh-CN)?\.md$/;
const readmes = /^README(\.zh-CN)?\.md$/;
const deploys = /^docs\/guide\/deploys(\.zh-CN)?\.md$/;

function labelsOf({ name, text }: MarkdownFile): string[] {
  const prose = proseOf(deploys.test(name) ? partOnPages(text) : text);
  const part = readmes.test(name)
    ? prose
        .split("\n")
        .filter((line) => /^\d\. /.test(line))
        .join("\n")
    : prose;
  return [...part.matchAll(/\*\*([^*]+)\*\*/g)].flatMap(([, words = ""]) => words.replaceAll("\n", " ").split(" → "));
}

function partOnPages(text: string): string {
  const [, part] = /^### (?:On the pages|页面)\n(.*?)^## /ms.exec(text) ?? [];
  if (part === undefined) throw new Error("the guide to deploys has a part on pages");
  return part;
}

/** Every message of a language; of one with gaps, such as "Draining {connections, number}", what stands beside them. */
function wordsOnScreen(locale: string): ReadonlySet<string> {
  const folder = path.join(projectDir, "messages", locale);
  const words = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === "string") words.add(value.replaceAll(/\{[^{}]*\}/g, "").trim());
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(collect);
  };
  for (const file of readdirSync(folder)) collect(JSON.parse(readFileSync(path.join(folder, file), "utf8")));
  return words;
}

test.each([
  ["en", (name: string) => !name.includes(".zh-CN.")],
  ["zh-CN", (name: string) => name.includes(".zh-CN.")],
] as const)("every label that the guide names in %s stands on the screen like that", (locale, isOf) => {
  const words = wordsOnScreen(locale);
  const texts = markdownFiles().filter(
    ({ name }) => isOf(name) && [pages, readmes, deploys].some((kind) => kind.test(name)),
  );
  expect(texts.length).toBeGreaterThan(1);
  const wrong = texts.flatMap((file) =>
    labelsOf(file).flatMap((label) => (words.has(label) ? [] : [`${file.name}: ${label}`])),
  );
  expect(wrong).toEqual([]);
});
