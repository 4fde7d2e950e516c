import { expect, test } from "vitest";
import { renderCsv } from "@/lib/desired/timeline/render-csv";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://evil.example","x")', "＝1"])(
  "%j stays a text in a spreadsheet",
  (text) => {
    expect(renderCsv([[text]]).replace(/^"/, "")).toMatch(/^'/);
  },
);

test("separators, quotes and line breaks are kept inside their cell", () => {
  expect(renderCsv([["a,b", 'say "x"', "two\nlines", "plain"]])).toBe('"a,b","say ""x""","two\nlines",plain\r\n');
});
