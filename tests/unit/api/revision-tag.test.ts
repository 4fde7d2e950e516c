import { expect, test } from "vitest";
import { etagOf, readIfMatch } from "@/lib/api/revision-tag";

test("the tag of a resource reads back as its revision, also after a proxy weakened it", () => {
  const tag = etagOf({ revision: 812 });
  expect(readIfMatch(tag)).toBe(812);
  expect(readIfMatch(`W/${tag}`)).toBe(812);
});

test.each([null, "*", " * "])("%j names no revision", (header) => {
  expect(readIfMatch(header)).toBeUndefined();
});

test.each(["rev-1", '"1"', '"rev-"', '"rev-1x"', '"rev--1"', '"rev-1", "rev-2"', '"rev-99999999999"', ""])(
  "%j is a tag that no resource has",
  (header) => {
    expect(readIfMatch(header)).toBeNull();
  },
);
