import { expect, test } from "vitest";
import { readSample } from "@/lib/collect/read-sample";
import { sampleProgram } from "@/lib/collect/sample-program";
import { readProgramOutput } from "@/lib/shell/read-program-output";
import { renderProgram } from "@/lib/shell/render-program";
import { answerProgram, isWholeProgram } from "@/tests/bench/fleet/answer-program";
import { directorTexts } from "@/tests/bench/fleet/director-texts";
import { EventCounter } from "@/tests/bench/fleet/event-counter";
import { type FleetMeasurement, missedGoals, renderFleet } from "@/tests/bench/fleet/fleet-measurement";

const nonce = "n".repeat(32);
const texts = directorTexts(3, { directors: 4, services: 2, destinations: 3 });

function sampled(isFull: boolean, heads: Parameters<typeof readSample>[1]) {
  const program = sampleProgram({ heads: isFull, persistence: isFull, settings: isFull });
  const text = renderProgram(program, nonce);
  expect([isWholeProgram(text), isWholeProgram(text.slice(0, -1))]).toEqual([true, false]);
  const output = readProgramOutput(answerProgram(text, texts).toString("latin1"), nonce, program);
  const read = output.complete ? readSample(output.steps, heads) : null;
  if (read?.kind !== "read") throw new Error("a simulated director is not understood");
  return read.sample;
}

test("a simulated director answers as a real one would, and all of its counters grow", () => {
  const first = sampled(true, null);
  expect(first.services.map(({ id, destinations }) => [id, destinations.length])).toEqual([
    ["TCP 10.200.3.1:1000", 3],
    ["TCP 10.200.3.1:1001", 3],
  ]);
  expect(first).toMatchObject({ keepalivedRunning: true, load: [0.1, 0.05, 0.01] });
  expect([...first.addresses]).toEqual(["10.200.3.1"]);
  // With direct routing the port is the service's; anything else would be a fleet in alarm.
  expect(first.services[1]?.destinations.map(({ key }) => key)).toContain("10.100.3.12:1001");
  const next = sampled(false, first.heads);
  for (const [index, service] of next.services.entries()) {
    for (const [place, { counters, activeConnections }] of service.destinations.entries()) {
      const before = first.services[index]?.destinations[place];
      expect(Number(counters.inBytes)).toBeGreaterThan(Number(before?.counters.inBytes));
      expect(Number(counters.connections)).toBeGreaterThan(Number(before?.counters.connections));
      expect(activeConnections).toBeGreaterThan(0);
    }
  }
});

test("what a director does not have fails as a missing program does, and ends a program only where it may not fail", () => {
  const steps = [
    { id: "unknown", script: "x", mayFail: true },
    { id: "other", script: "x" },
    { id: "uid", script: "x" },
  ];
  const output = readProgramOutput(answerProgram(renderProgram({ steps }, nonce), texts).toString("latin1"), nonce, {
    steps,
  });
  expect(output.complete && output.steps.map(({ exitCode }) => exitCode)).toEqual([127, 127, null]);
});

test("viewers count every sample once, however the stream is cut into pieces", () => {
  const event = (name: string, data: string) => `event: ${name}\ndata: ${data}\n\n`;
  const sample = (second: number) => `{"directorId":"d","sampledAt":"2026-11-22T12:00:0${second}.000Z"}`;
  const stream = Buffer.from(
    `retry: 1000\n\n${event("hello", "{}")}${event("snapshot", sample(1))}${event("delta", sample(2))}`,
  );
  for (let size = 1; size <= stream.length; size += 1) {
    const lags: number[] = [];
    const counter = new EventCounter(({ lagMs }) => lags.push(lagMs));
    for (let at = 0; at < stream.length; at += size)
      counter.take(stream.subarray(at, at + size), Date.parse("2026-11-22T12:00:03.000Z"));
    expect(lags, `pieces of ${size} bytes`).toEqual([2_000, 1_000]);
  }
});

test("a goal of the fleet is missed above it only, and says by how much", () => {
  const good: FleetMeasurement = {
    ...{
      directors: 1,
      services: 1,
      destinations: 1,
      viewers: 1,
      seconds: 10,
      samples: 5,
      missed: 0,
      alerts: 0,
      events: 5,
      faults: 0,
    },
    ...{
      lagP50Ms: 100,
      lagP95Ms: 500,
      workerCores: 1,
      webCores: 1,
      postgresCores: 2,
      simulatorCores: 2,
      gawkCores: 0.1,
    },
    ...{ workerBytes: 2 ** 30, webBytes: 2 ** 31 },
  };
  expect(missedGoals(good)).toEqual([]);
  expect(renderFleet(good)).not.toContain("MISSED");
  expect(missedGoals({ ...good, missed: 1, lagP95Ms: 501 })).toEqual([
    "fleet: missed samples is 1 and should be 0 at most",
    "fleet: from sample to viewer, p95 is 501 ms and should be 500 at most",
  ]);
});
