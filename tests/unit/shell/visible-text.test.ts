import { expect, test } from "vitest";
import { visibleText } from "@/lib/shell/visible-text";

test.each([
  ["colours", "\u001b[31mred\u001b[0m", "<U+001B>[31mred<U+001B>[0m"],
  [
    "a link (OSC 8)",
    "\u001b]8;;http://evil.example\u0007click\u001b]8;;\u0007",
    "<U+001B>]8;;http://evil.example<U+0007>click<U+001B>]8;;<U+0007>",
  ],
  ["the clipboard (OSC 52)", "\u001b]52;c;cm0gLXJm\u001b\\", "<U+001B>]52;c;cm0gLXJm<U+001B>\\"],
  ["an escape of one byte (C1)", "\u009b31m", "<U+009B>31m"],
  ["a line that is overwritten", "fail\rdone", "fail<U+000D>done"],
  ["a direction that is turned", "\u202egnp.exe", "<U+202E>gnp.exe"],
  ["isolates and marks", "\u2066a\u2069\u200f", "<U+2066>a<U+2069><U+200F>"],
  ["tag characters, which nobody sees", "a\u{e0041}", "a<U+E0041>"],
  ["NUL and DEL", "a\0b\u007f", "a<U+0000>b<U+007F>"],
])("%s does nothing and can be read", (_, text, visible) => {
  expect(visibleText(text)).toBe(visible);
});

test("ordinary text stays as it is, with its tabs and lines", () => {
  const text = "a\tb\nпривет 真实服务器 😀 <script>alert(1)</script>\n";
  expect(visibleText(text)).toBe(text);
});
