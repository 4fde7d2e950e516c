import fc from "fast-check";
import { expect, test } from "vitest";
import {
  advanceHealth,
  type DirectorLook,
  freshLookMs,
  goodLooksNeeded,
  isGoodNow,
  type ServerHealth,
} from "@/lib/model/health-look";

const fault = { directorName: "lb1", serviceName: "web", port: 80, status: 503 };
const at = (sec: number) => new Date(Date.UTC(2026, 10, 21) + sec * 1000).toISOString();
const look = (directorName: string, faults: DirectorLook["faults"]): DirectorLook => ({ directorName, faults });

const looks = fc.array(
  fc.record({
    directorName: fc.constantFrom("lb1", "lb2"),
    faults: fc.constantFrom<DirectorLook["faults"]>(null, [], [fault]),
  }),
  { maxLength: 3 },
);
const history = fc.array(fc.record({ gapSec: fc.constantFrom(1, 2, 14, 16, 60), looks }), { maxLength: 12 });

/** After all of it, with what it was made of and the second of its newest look. */
function after(rounds: readonly { gapSec: number; looks: readonly DirectorLook[] }[]) {
  let health: ServerHealth | null = null;
  let sec = 0;
  for (const round of rounds) {
    sec += round.gapSec;
    health = advanceHealth(health, round.looks, at(sec));
  }
  return { health, sec };
}

test("a server is good exactly after so many good looks in a row, without a gap", () => {
  fc.assert(
    fc.property(history, (rounds) => {
      const { health, sec } = after(rounds);
      const newest = rounds.slice(-goodLooksNeeded);
      const allGood = newest.every(
        (round) =>
          round.looks.some(({ faults }) => faults !== null) && round.looks.every(({ faults }) => faults?.length !== 1),
      );
      const noGap = newest.slice(1).every(({ gapSec }) => gapSec * 1000 <= freshLookMs);
      const expected = newest.length === goodLooksNeeded && allGood && noGap;
      expect(isGoodNow(health, Date.parse(at(sec)))).toBe(expected);
    }),
  );
});

test("what was good becomes nothing when nobody looks any more", () => {
  const round = { gapSec: 1, looks: [look("lb1", [])] };
  const { health, sec } = after([round, round, round]);
  expect(isGoodNow(health, Date.parse(at(sec)) + freshLookMs)).toBe(true);
  expect(isGoodNow(health, Date.parse(at(sec)) + freshLookMs + 1)).toBe(false);
});

test("a director that cannot be asked keeps no server out, and lets none in", () => {
  expect(advanceHealth(null, [look("lb1", []), look("lb2", null)], at(0))).toMatchObject({ good: 1, unasked: ["lb2"] });
  expect(advanceHealth(null, [look("lb1", null), look("lb2", null)], at(0))).toMatchObject({ good: 0 });
  expect(advanceHealth(null, [], at(0))).toMatchObject({ good: 0 });
});

test("a fault that one director sees counts, and is told", () => {
  expect(advanceHealth(null, [look("lb2", []), look("lb1", [fault])], at(0))).toMatchObject({
    good: 0,
    faults: [fault],
  });
});
