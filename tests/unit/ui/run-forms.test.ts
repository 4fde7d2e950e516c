import { expect, test } from "vitest";
import { moved } from "@/app/(panel)/clusters/[id]/real-servers/deploy/_components/moved";
import { newRollingForm, rollingAsk } from "@/app/(panel)/clusters/[id]/real-servers/deploy/_components/rolling-form";
import { phaseTimes } from "@/app/(panel)/runs/[id]/_components/phase-times";
import { bulkAsk, emptyBulkForm } from "@/components/runs/bulk-form";
import { newRampForm, numbersIn, rampAsk } from "@/components/runs/ramp-form";
import { createRunSchema } from "@/lib/api/resources/run";
import { verbs } from "@/lib/model/verb";

const id = "0190a1b2-0000-7000-8000-000000000001";
const targets = [{ kind: "destination", id }] as const;

test("whatever a form holds, the panel understands what it sends", () => {
  const ramp = newRampForm;
  const rolling = newRollingForm([id]);
  const asks = [
    ...verbs.map((verb) => bulkAsk(verb, targets, { ...emptyBulkForm, waits: true, leaseMin: 30 })),
    ...(["none", "timer", "manual", "continue"] as const).map((hook) => rollingAsk(id, { ...rolling, hook })),
    ...(["percent", "weight"] as const).map((unit) => rampAsk(targets[0], ramp, { unit, onAbort: "back", reason: "" })),
    rollingAsk(id, { ...rolling, ramp }),
    rollingAsk(id, { ...rolling, ramp: { ...ramp, kind: "linear" } }),
  ];
  for (const ask of asks) expect(createRunSchema.safeParse(ask).error).toBeUndefined();
});

test("nothing is asked while a figure that is needed is missing", () => {
  expect(bulkAsk("weight", targets, { ...emptyBulkForm, weight: null })).toBeNull();
  expect(rollingAsk(id, { ...newRollingForm([id]), batchSize: null })).toBeNull();
  expect(rollingAsk(id, newRollingForm([]))).toBeNull();
  expect(rollingAsk(id, { ...newRollingForm([id]), ramp: { ...newRampForm, list: "10, half" } })).toBeNull();
});

test("minutes on the form are seconds for the panel, and only a drain waits for connections", () => {
  const form = { ...emptyBulkForm, waits: true, limitMin: 2, leaseMin: 30 };
  expect(bulkAsk("drain", targets, form)).toMatchObject({ drainLimitSec: 120, leaseSec: 1800 });
  expect(bulkAsk("cut", targets, form)).toMatchObject({ drainLimitSec: null, leaseSec: 1800 });
});

test("steps are read as people write them", () => {
  expect(numbersIn("10, 50 100%")).toEqual([10, 50, 100]);
  expect(numbersIn("10、50，100")).toEqual([10, 50, 100]);
  expect(numbersIn("10,,x")).toBeNull();
  expect(numbersIn(" ")).toBeNull();
});

test("a server changes places with its neighbour, and the ends stay ends", () => {
  expect(moved(["a", "b", "c"], "b", -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], "b", 1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b"], "a", -1)).toEqual(["a", "b"]);
});

test("a phase lasts until the next one begins", () => {
  const times = [
    { phase: "draining", at: "2026-11-21T12:00:00.000Z" },
    { phase: "hook", at: "2026-11-21T12:00:05.640Z" },
  ] as const;
  expect(phaseTimes([...times]).map(({ durationSec }) => durationSec)).toEqual([5.6, null]);
});
