import * as fc from "fast-check";
import { expect, test } from "vitest";
import { finishedRunStates } from "@/lib/model/run/phase";
import { runProgressSchema } from "@/lib/model/run/progress";
import { rollingScriptSchema, runScriptSchema } from "@/lib/model/run/script";
import { advanceRun } from "@/lib/plan/run/advance-run";
import { capacityWithout } from "@/lib/plan/run/capacity";
import { isSettled } from "@/lib/plan/run/item-moves";
import { type Chance, calm, World } from "./world";

// Whatever happens in the world, and whoever says what to a run in between.
const chance: fc.Arbitrary<Chance> = fc.record({
  push: fc.constantFrom("pending", "draining", "ended", "ended", "ended", "timed_out", "failed"),
  flips: fc.option(fc.nat(5), { freq: 3 }),
  says: fc.constantFrom(null, null, null, null, "pause", "continue", "done", "failed", "abort", "hold", "lift"),
  refuses: fc.integer({ min: 0, max: 19 }).map((one) => one === 0),
  passesSec: fc.integer({ min: 1, max: 40 }),
});
const chances = fc.array(chance, { minLength: 10, maxLength: 80 });
const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 });
const ramp = fc.option(
  fc.constantFrom({ steps: [10, 50], everySec: 5 }, { steps: { from: 20, to: 100, steps: 3 }, everySec: 5 }),
);

const rolling = fc
  .record({
    kind: fc.constant("rolling"),
    batchSize: fc.integer({ min: 1, max: 3 }),
    minCapacityPercent: fc.integer({ min: 0, max: 99 }),
    takeOut: fc.constantFrom("drain", "offline", "cut"),
    onDrainLimit: fc.constantFrom("fail", "go_on"),
    hook: fc.constantFrom({ kind: "none" }, { kind: "timer", sec: 10 }, { kind: "continue", limitSec: 100 }),
    healthGate: fc.constant({ checks: 2, withinSec: 60 }),
    ramp,
    soakSec: fc.constantFrom(0, 10),
    onFailure: fc.constantFrom("restore", "stop"),
  })
  .map((script) => rollingScriptSchema.parse(script));
const bulk = fc
  .record({
    kind: fc.constant("bulk"),
    verb: fc.constantFrom("drain", "offline", "cut", "restore", "weight"),
    weight: fc.constant(7),
    drainLimitSec: fc.constantFrom(null, 30),
    onFailure: fc.constantFrom("stop", "continue"),
  })
  .map((script) => runScriptSchema.parse(script));
const loneRamp = fc
  .record({
    kind: fc.constant("ramp"),
    ramp: fc.constantFrom({ steps: [10, 100], everySec: 5 }, { unit: "weight", steps: [1, 5, 9], everySec: 5 }),
    onAbort: fc.constantFrom("hold", "back"),
  })
  .map((script) => runScriptSchema.parse(script));
const anyScript = fc.oneof(rolling, bulk, loneRamp);

function begun({ phase }: { phase: string }): boolean {
  return phase !== "waiting" && phase !== "skipped";
}

test("a rolling deploy never has more than one batch under way, and never leaves less than its minimum", () => {
  fc.assert(
    fc.property(rolling, weights, chances, (script, all, happenings) => {
      const world = new World(script, all, script.batchSize);
      for (const happening of happenings) {
        const { services } = peek(world, happening);
        const asks = world.step(happening);
        const taken = asks.filter(({ kind }) => kind === "take_out").map(({ itemId }) => itemId);
        const under = world.progress.items.filter((item) => item.out || (begun(item) && !isSettled(item)));
        expect(under.length).toBeLessThanOrEqual(script.batchSize);
        if (taken.length === 0) continue;
        const ids = world.progress.items
          .filter(({ id, out }) => out || taken.includes(id))
          .flatMap((one) => one.destinationIds);
        for (const { percent } of capacityWithout(services, new Set(ids))) {
          expect(percent).toBeGreaterThanOrEqual(script.minCapacityPercent);
        }
      }
    }),
  );
});

/** What the look to come sees of the services: chance first, as in the step itself. */
function peek(world: World, { flips, says }: Chance) {
  const services = world.facts().services.map((service) => ({
    ...service,
    destinations: service.destinations.map((destination, index) => {
      const one = world.destinations[index];
      const isMeant = (flips ?? 0) % world.destinations.length === index;
      const up = flips !== null && isMeant ? !one?.up : one?.up;
      const other = isMeant && (says === "hold" || says === "lift") ? says === "hold" : one?.other;
      return { ...destination, serving: up && !other && one?.own === null ? destination.full : 0 };
    }),
  }));
  return { services };
}

test("once a run is aborted, or failed and was to restore, all that it took out is back or said not to be", () => {
  fc.assert(
    fc.property(rolling, weights, chances, (script, all, happenings) => {
      const world = new World(script, all, script.batchSize);
      for (const happening of happenings) world.step(happening);
      const { state } = world.progress;
      if (state !== "aborted" && !(state === "failed" && script.onFailure === "restore")) return;
      for (const [index, item] of world.progress.items.entries()) {
        const isBack = world.destinations[index]?.own === null;
        const isSaid = item.putBack === "failed" && /^run\.(not_back|left_out)$/.test(item.problem?.code ?? "");
        expect([item.phase, isBack || isSaid]).toEqual([item.phase, true]);
        expect(item.out).toBe(!isBack);
      }
    }),
  );
});

test("what is settled stays settled, a paused run asks for nothing, and what is known survives Postgres", () => {
  fc.assert(
    fc.property(anyScript, weights, chances, (script, all, happenings) => {
      const world = new World(script, script.kind === "ramp" ? all.slice(0, 1) : all, 2);
      for (const happening of happenings) {
        const before = world.progress;
        const asks = world.step(happening);
        const { state, items } = world.progress;
        if (before.state === "paused" && state === "paused") expect(asks).toEqual([]);
        if (finishedRunStates.some((finished) => finished === before.state)) expect(world.progress).toEqual(before);
        for (const [index, item] of before.items.entries()) {
          if (isSettled(item)) expect(items[index]?.phase).toBe(item.phase);
        }
        expect(runProgressSchema.parse(JSON.parse(JSON.stringify(world.progress)))).toEqual(world.progress);
      }
    }),
  );
});

test("a server that was worked on serves again only when directors have just seen it answer", () => {
  fc.assert(
    fc.property(rolling, weights, chances, (script, all, happenings) => {
      const world = new World(script, all, script.batchSize);
      for (const happening of happenings) {
        for (const ask of world.step(happening)) {
          const item = world.progress.items.find(({ id }) => id === ask.itemId);
          const wasWorkedOn = item?.times.some(({ phase }) => phase === "hook") === true;
          if (ask.kind !== "bring_back" || !wasWorkedOn) continue;
          const index = world.progress.items.findIndex(({ id }) => id === ask.itemId);
          expect(world.destinations[index]?.up).toBe(true);
        }
      }
    }),
  );
});

test("the same progress, facts and time give the same next progress and the same asks", () => {
  fc.assert(
    fc.property(anyScript, weights, chances, (script, all, happenings) => {
      const world = new World(script, all, 2);
      for (const happening of happenings) world.step(happening);
      const { progress, nowMs } = world;
      const look = () => advanceRun(script, structuredClone(progress), world.facts(), nowMs + 1000);
      expect(look()).toEqual(look());
    }),
  );
});

test("whatever has happened, a run comes to its end once the world is calm and its word is given", () => {
  fc.assert(
    fc.property(anyScript, weights, chances, (script, all, happenings) => {
      const world = new World(script, all, script.kind === "rolling" ? script.batchSize : 1);
      for (const happening of happenings) world.step(happening);
      for (const destination of world.destinations) Object.assign(destination, { up: true, other: false });
      world.step({ ...calm, says: "continue" });
      for (let look = 0; look < 400; look += 1) world.step({ ...calm, passesSec: 5, says: "done" });
      // A minimum that the next batch can never leave keeps it waiting.
      if (script.kind === "rolling" && script.minCapacityPercent > 0) return;
      expect(finishedRunStates).toContain(world.progress.state);
    }),
    { numRuns: 60 },
  );
});
