import { expect, test } from "vitest";
import { negotiateLocale } from "@/lib/i18n/negotiate-locale";

test.each([
  ["zh-CN", "en", "zh-CN"],
  ["en", "zh-CN,zh;q=0.9", "en"],
  [undefined, "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
  [undefined, "en-GB,en;q=0.9,zh-CN;q=0.8", "en"],
  [undefined, "de-DE,de;q=0.9,zh;q=0.5,en;q=0.3", "zh-CN"],
  [undefined, "zh-TW", "zh-CN"],
  [undefined, "zh;q=0,en;q=0.1", "en"],
  [undefined, "de, fr", "en"],
  [undefined, "", "en"],
  [undefined, null, "en"],
  ["xx", "zh", "zh-CN"],
  [undefined, "zh;q=x;;,,", "en"],
])("cookie %j and Accept-Language %j are answered in %s", (cookie, header, locale) => {
  expect(negotiateLocale(cookie, header)).toBe(locale);
});
