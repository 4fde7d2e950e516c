import { expect, test } from "vitest";
import type { BasisPart } from "@/lib/plan/model";
import { changedParts } from "@/lib/plan/plan-basis";

const part = (what: BasisPart["what"], host: string, sha256: string, path = ""): BasisPart => ({
  what,
  host,
  path,
  sha256,
});

const shown = [part("reachable", "", "none"), part("table", "lb1", "a"), part("file", "lb1", "b", "/etc/x")];

test("what is other, new or gone is told once, by its place", () => {
  const now = [part("reachable", "", "none"), part("table", "lb1", "other"), part("file", "lb1", "c", "/etc/y")];
  expect(changedParts(shown, now).map(({ what, path }) => `${what} ${path}`)).toEqual([
    "table ",
    "file /etc/y",
    "file /etc/x",
  ]);
  expect(changedParts(shown, shown)).toEqual([]);
});

test("of a host that could be read only once nothing is said to have changed", () => {
  const without = [part("reachable", "", "lb1")];
  expect(changedParts(shown, without)).toEqual([
    part("reachable", "", "lb1"),
    { what: "unread", host: "lb1", path: "" },
  ]);
  expect(changedParts(without, shown)).toEqual([part("reachable", "", "none")]);
});
