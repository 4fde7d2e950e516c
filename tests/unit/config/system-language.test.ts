import { expect, test } from "vitest";
import { systemLanguage } from "@/lib/config/system-language";

test.each([
  [{ LANG: "zh_CN.UTF-8" }, "zh-CN"],
  [{ LANG: "de_DE@euro" }, "de-DE"],
  [{ LANG: "en_US.UTF-8", LC_MESSAGES: "zh_TW" }, "zh-TW"],
  [{ LANG: "en_US.UTF-8", LC_ALL: "zh" }, "zh"],
  [{ LANG: "zh_CN", LC_ALL: "" }, "zh-CN"],
  [{ LANG: "C.UTF-8" }, null],
  [{ LANG: "POSIX" }, null],
  [{}, null],
])("%j speaks %j", (variables, language) => {
  expect(systemLanguage(variables)).toBe(language);
});
