import { expect, test } from "vitest";
import { broughtBack, type Standing, takenOut } from "@/lib/model/standing";

const serving: Standing = { weight: 7, hold: null, holds: new Map() };

test("what is taken out has weight 0 and comes back with the weight it had", () => {
  const drained = takenOut(serving, "", "drain");
  expect(drained).toMatchObject({ weight: 0, hold: { kind: "drain", weight: 7 } });
  expect(broughtBack(drained, "")).toEqual(serving);
});

test("taken out twice, it still remembers the weight it had in service", () => {
  const twice = takenOut(takenOut(serving, "", "drain"), "", "cut");
  expect(twice.hold).toEqual({ kind: "cut", weight: 7 });
  expect(broughtBack(twice, "")).toEqual(serving);
});

test("of several holds the hardest decides, and it comes back when the last is lifted", () => {
  const both = takenOut(takenOut(serving, "deploy", "drain"), "disk", "cut");
  expect(both.hold).toEqual({ kind: "cut", weight: 7 });
  const one = broughtBack(both, "disk");
  expect(one).toMatchObject({ weight: 0, hold: { kind: "drain", weight: 7 } });
  expect(broughtBack(one, "deploy")).toEqual(serving);
  expect(broughtBack(both, null)).toEqual(serving);
});

test("lifting a hold that nobody has changes nothing", () => {
  expect(broughtBack(serving, "deploy")).toEqual(serving);
  const drained = takenOut(serving, "", "drain");
  expect(broughtBack(drained, "deploy")).toEqual(drained);
});

test("another weight given on the way back is the one it comes back with, at once or later", () => {
  const both = takenOut(takenOut(serving, "a", "drain"), "b", "drain");
  const one = broughtBack(both, "a", 3);
  expect(one).toMatchObject({ weight: 0, hold: { weight: 3 } });
  expect(broughtBack(one, "b")).toMatchObject({ weight: 3, hold: null });
});
