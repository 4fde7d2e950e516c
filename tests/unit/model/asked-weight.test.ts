import { expect, test } from "vitest";
import { type AskedWeight, askedWeightSchema, scaledWeight } from "@/lib/model/asked-weight";

const ten = { weight: 10, fullWeight: null };
const after = (...asked: AskedWeight[]) => asked.reduce(scaledWeight, ten);

test("a percentage is one of the weight before it, rounded", () => {
  expect(after("50%")).toEqual({ weight: 5, fullWeight: 10 });
  expect(after("33%")).toEqual({ weight: 3, fullWeight: 10 });
  expect(after("35%")).toEqual({ weight: 4, fullWeight: 10 });
});

test("asked twice it is the same, and 100% brings back all of it", () => {
  expect(after("50%", "50%")).toEqual(after("50%"));
  expect(after("50%", "10%", "80%")).toEqual({ weight: 8, fullWeight: 10 });
  expect(after("50%", "100%")).toEqual(ten);
});

test("a number is the full weight from then on", () => {
  expect(after("50%", 7)).toEqual({ weight: 7, fullWeight: null });
  expect(after("50%", 8, "50%")).toEqual({ weight: 4, fullWeight: 8 });
});

test("nothing but 0% takes a destination out, and it comes back from that", () => {
  expect(scaledWeight({ weight: 1, fullWeight: null }, "1%")).toEqual({ weight: 1, fullWeight: 1 });
  expect(after("0%")).toEqual({ weight: 0, fullWeight: 10 });
  expect(after("0%", "100%")).toEqual(ten);
});

test("of weight 0 every percentage is 0", () => {
  expect(scaledWeight({ weight: 0, fullWeight: null }, "50%")).toEqual({ weight: 0, fullWeight: 0 });
});

test.each(["0%", "7%", "50%", "100%", 0, 65535])("takes %s", (asked) => {
  expect(askedWeightSchema.parse(asked)).toBe(asked);
});

test.each([
  ["101%", "weight.percent"],
  ["-5%", "weight.percent"],
  ["5.5%", "weight.percent"],
  ["05%", "weight.percent"],
  ["50", "weight.percent"],
  [65536, "weight.range"],
  [-1, "weight.range"],
])("refuses %s and says why", (asked, message) => {
  expect(askedWeightSchema.safeParse(asked).error?.issues.map((issue) => issue.message)).toEqual([message]);
});
