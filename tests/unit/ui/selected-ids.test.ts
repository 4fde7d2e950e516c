import { expect, test } from "vitest";
import { idsBetween, withSelected } from "@/components/selection/selected-ids";

const shown = ["a", "b", "c", "d"];

test("a range goes in the order that is shown, whichever end was ticked first", () => {
  expect(idsBetween(shown, "b", "d")).toEqual(["b", "c", "d"]);
  expect(idsBetween(shown, "d", "b")).toEqual(["b", "c", "d"]);
});

test("a range from what a filter hides, or from nothing, is the row alone", () => {
  expect(idsBetween(shown, "gone", "c")).toEqual(["c"]);
  expect(idsBetween(shown, null, "c")).toEqual(["c"]);
});

test("ticking twice selects once, and what is hidden stays selected", () => {
  expect(withSelected(["hidden", "a"], ["a", "b"], true)).toEqual(["hidden", "a", "b"]);
  expect(withSelected(["hidden", "a"], ["a", "b"], false)).toEqual(["hidden"]);
});
