import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { auditActions } from "@/lib/api/resources/audit-actions";
import { locales } from "@/lib/i18n/locales";
import { namespaces } from "@/lib/i18n/namespaces";
import { readMessages } from "./message-files";
import { codeFinder, usesOfKeys } from "./used-keys";

const english = readMessages("en");
const chinese = readMessages("zh-CN");

/** Sentences the server sends as codes; their keys stand in its sources as quoted texts. */
const codeNamespaces = ["errors", "problems", "operations", "plan", "import", "lint", "live", "cli", "events"];

test("both languages say the same things", () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
});

test("both languages fill in the same values", () => {
  const different = [...english].filter(([key, text]) => !sameArguments(text, chinese.get(key) ?? ""));
  expect(different.map(([key]) => key)).toEqual([]);
});

test.each(locales)("every message of %s can be read", (locale) => {
  const broken: string[] = [];
  for (const [key, text] of readMessages(locale)) {
    const t = createTranslator({
      locale,
      messages: { text },
      timeZone: "UTC",
      onError: (error) => broken.push(`${key}: ${error.message}`),
    });
    t.rich("text", Object.fromEntries(argumentsOf(text).map((name) => [name, 2])));
  }
  expect(broken).toEqual([]);
});

test("no message is empty, and no file belongs to an unknown namespace", () => {
  expect([...english, ...chinese].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  const found = new Set([...english.keys()].map((key) => key.split(".")[0] ?? ""));
  expect([...found].filter((name) => !namespaces.some((namespace) => namespace === name))).toEqual([]);
});

test("every key that a page asks for exists", () => {
  const keys = [...english.keys()];
  const missing = usesOfKeys().filter(({ pattern }) => !keys.some((key) => pattern.test(key)));
  expect(missing.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
});

test("every message is asked for somewhere", () => {
  const uses = usesOfKeys();
  const isQuoted = codeFinder();
  const unused = [...english.keys()].filter(
    (key) => !uses.some(({ pattern }) => pattern.test(key)) && !isCode(key, isQuoted),
  );
  expect(unused).toEqual([]);
});

test("the trail has words for each of its actions, and for no other", () => {
  const worded = [...english.keys()].flatMap((key) => key.match(/^audit\.actions\.(.+)$/)?.[1] ?? []);
  expect(worded.sort()).toEqual([...auditActions].sort());
});

/** `operations.step.read_back` is used by a quoted "step.read_back", or by "read_back" where the group is added later. */
function isCode(key: string, isQuoted: (code: string) => boolean): boolean {
  const [namespace = "", ...rest] = key.split(".");
  return codeNamespaces.includes(namespace) && (isQuoted(rest.join(".")) || isQuoted(rest.slice(1).join(".")));
}

function argumentsOf(text: string): string[] {
  return [...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1] ?? "").filter((name) => name !== "");
}

/** Plural branches hold the count as "#" in one language and not in the other; only the names matter. */
function sameArguments(one: string, other: string): boolean {
  const names = (text: string) => [...new Set(argumentsOf(text))].sort().join(" ");
  return names(one) === names(other);
}
