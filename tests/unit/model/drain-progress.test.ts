import { expect, test } from "vitest";
import { advanceDrain, type DrainProgress, type DrainSample, isDrained } from "@/lib/model/drain-progress";

const startMs = Date.parse("2026-11-21T12:00:00.000Z");
const at = (sec: number) => new Date(startMs + sec * 1000).toISOString();
const begin: DrainProgress = { since: at(0), directors: [] };

type Look = { readonly sec: number; readonly samples: readonly DrainSample[] };

function sample(directorId: string, sec: number, change: Partial<DrainSample> = {}): DrainSample {
  const empty = { active: 0, inactive: 0, templates: null, serves: false, ok: true };
  return { directorId, name: directorId, sampledAt: at(sec), ...empty, ...change };
}

function after(looks: readonly Look[]): DrainProgress {
  return looks.reduce((progress, { sec, samples }) => advanceDrain(progress, samples, startMs + sec * 1000), begin);
}

const both = (sec: number, second: Partial<DrainSample> = {}): Look => ({
  sec,
  samples: [sample("a", sec), sample("b", sec, second)],
});

test("is drained after three samples without a connection on every director, and not before", () => {
  expect(isDrained(after([both(2), both(4)]))).toBe(false);
  expect(isDrained(after([both(2), both(4), both(6)]))).toBe(true);
});

test("a sample counts once, however often it is looked at", () => {
  expect(isDrained(after([both(2), both(2), both(2), both(2)]))).toBe(false);
});

test("one connection on one director starts its count again", () => {
  expect(isDrained(after([both(2), both(4), both(6, { active: 1 }), both(8), both(10)]))).toBe(false);
  expect(isDrained(after([both(2), both(4), both(6, { active: 1 }), both(8), both(10), both(12)]))).toBe(true);
});

test.each([
  ["a director without any sample", { sampledAt: null, ok: false }],
  ["a director whose last sample failed", { ok: false }],
  ["a director that somebody else gave a weight again", { serves: true }],
  ["a sample from before the weights were in force", { sampledAt: at(-1) }],
])("%s is never drained", (_what, change) => {
  const looks = [2, 4, 6, 8, 10].map((sec) => both(sec, change));
  expect(isDrained(after(looks))).toBe(false);
});

test("a sample that grew old is not 0 any more", () => {
  const old = after([both(2), both(4), { sec: 11, samples: [sample("a", 10), sample("b", 4)] }]);
  expect(old.directors.find(({ directorId }) => directorId === "b")).toMatchObject({ fresh: false, samplesWithout: 0 });
  const again = advanceDrain(old, [sample("a", 12), sample("b", 12)], startMs + 12_000);
  expect(isDrained(again)).toBe(false);
});

test("nothing known is not drained", () => {
  expect(isDrained(begin)).toBe(false);
  expect(isDrained(after([{ sec: 2, samples: [] }]))).toBe(false);
});

test("the clients that are still kept are told, and keep nothing from being drained", () => {
  const kept = after([both(2, { templates: 4 }), both(4, { templates: 3 }), both(6, { templates: 3 })]);
  expect(kept.directors.map(({ templates }) => templates)).toEqual([null, 3]);
  expect(isDrained(kept)).toBe(true);
});
