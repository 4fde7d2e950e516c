import { expect, test } from "vitest";
import { unstorableText } from "@/lib/model/unstorable-text";

test("finds what Postgres cannot keep wherever it is, and names the place", () => {
  const written = { name: "a\0b", list: [{ text: "\ud800" }, "fine"], deep: { "k\0": 1 } };
  const places = unstorableText(written).map(({ path }) => path.join("."));
  expect(places.sort()).toEqual(["deep", "list.0.text", "name"]);
});

test("lets everything else pass, whatever its script", () => {
  expect(unstorableText({ name: "流量 🚦 \u202e\n", count: 1, none: null, list: [true] })).toEqual([]);
});

test("takes no longer for input that is nested as deeply as a request can be", () => {
  const depth = 500_000;
  const nested: unknown = JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);
  expect(unstorableText(nested)).toEqual([]);
});
