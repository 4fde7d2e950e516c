import { expect, test } from "vitest";
import { defaultHistory } from "@/lib/config/history-keep";
import { chooseStep } from "@/lib/history/choose-step";

const nowMs = Date.parse("2026-11-21T12:00:00Z");
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What is read, and seconds a point, of the last `spanMs` that ended `agoMs` ago. */
function choice(spanMs: number, points = 300, agoMs = 0): [string, number] {
  const span = { fromMs: nowMs - agoMs - spanMs, toMs: nowMs - agoMs, points };
  const { level, stepMs } = chooseStep(span, defaultHistory, nowMs);
  return [level.name, stepMs / 1000];
}

test.each<[string, number, [string, number]]>([
  ["five minutes", 5 * minute, ["sample", 4]],
  ["an hour", hour, ["sample", 12]],
  ["six hours", 6 * hour, ["minute", 120]],
  ["a day", day, ["minute", 300]],
  ["a week", 7 * day, ["quarter", 2_700]],
  ["90 days", 90 * day, ["quarter", 26_100]],
])("%s is read as coarsely as 300 points allow", (_, spanMs, expected) => {
  expect(choice(spanMs)).toEqual(expected);
});

test("what is no longer kept finely is shown as it is kept: an hour of yesterday by the minute, of last week by the quarter", () => {
  expect(choice(hour, 300, 12 * hour)).toEqual(["minute", 60]);
  expect(choice(hour, 300, 7 * day)).toEqual(["quarter", 900]);
  expect(choice(hour, 300, 400 * day)).toEqual(["quarter", 900]);
});
