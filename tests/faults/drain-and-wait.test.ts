import { afterAll, beforeAll, describe, expect } from "vitest";
import { type Draining, type DrainSampled, startDraining } from "@/tests/support/draining";
import { type Panel, startPanel } from "@/tests/support/panel";
import { seededNumbers } from "@/tests/support/seeded-numbers";
import { fault } from "./fault";
import { bySize } from "./fault-size";

const pollSec = 2;
const limitSec = 30;

describe("a drain that is waited for", () => {
  let panel: Panel;
  let draining: Draining;
  beforeAll(async () => {
    panel = await startPanel();
    draining = await startDraining(panel);
  });
  afterAll(() => panel.close());

  fault(
    {
      promise: "R17",
      fault: "connections that linger, directors lost and stale, weights flipped: said to be drained and was not",
      limit: 0,
      unit: "lies",
      timeoutMs: 900_000,
    },
    async () => {
      const trials = bySize({ quick: 60, full: 2_000 });
      const random = seededNumbers(17);
      const ends = new Map<string, number>();
      let lies = 0;
      for (let trial = 0; trial < trials; trial += 1) {
        await draining.reset(limitSec);
        const trouble = random() * 0.3;
        const histories: [DrainSampled[], DrainSampled[]] = [[], []];
        let state = "draining";
        let sec = 0;
        while (state === "draining") {
          sec += pollSec;
          const samples = [sample(random, trouble), sample(random, trouble)] as const;
          for (const index of [0, 1] as const) histories[index].push(samples[index]);
          state = await draining.lookAt(sec, samples);
        }
        ends.set(state, (ends.get(state) ?? 0) + 1);
        expect(state).toMatch(/^(confirmed|timed_out)$/);
        expect(sec).toBeLessThanOrEqual(limitSec);
        if (state === "confirmed" && !histories.every(isDrained)) lies += 1;
      }
      // Both ends were tried.
      expect(Math.min(ends.get("confirmed") ?? 0, ends.get("timed_out") ?? 0)).toBeGreaterThan(trials / 20);
      return { trials, worst: lies };
    },
  );
});

/** `trouble`: how likely each thing is to go wrong. */
function sample(random: () => number, trouble: number): DrainSampled {
  if (random() < trouble) return null;
  const active = random() < trouble ? 1 + Math.floor(random() * 5) : 0;
  return { ok: random() >= trouble, active, weight: random() < trouble ? 5 : 0 };
}

/** The three newest samples are good and show neither connections nor a weight, and the newest is not stale. */
function isDrained(history: readonly DrainSampled[]): boolean {
  const taken = history.filter((one) => one !== null);
  const isFresh = history.slice(-4).some((one) => one !== null);
  return isFresh && taken.length >= 3 && taken.slice(-3).every(({ ok, active, weight }) => ok && active + weight === 0);
}
