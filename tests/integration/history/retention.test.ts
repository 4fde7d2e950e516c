import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultHistory } from "@/lib/config/history-keep";
import { eachAverage, type Frame, sampleValues } from "@/lib/history/frame";
import { historySize } from "@/lib/history/history-size";
import { openHistory } from "@/lib/history/history-store";
import { type Level, minuteLevel, quarterLevel, sampleLevel } from "@/lib/history/levels";
import { pruneHistory } from "@/lib/history/prune-history";
import { rollUpDue } from "@/lib/history/roll-up-due";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const startMs = Date.parse("2026-11-21T12:00:00Z");
const minuteMs = 60_000;
const series = [
  { service: null, destination: null },
  { service: "TCP 192.0.2.1:80", destination: null },
  { service: "TCP 192.0.2.1:80", destination: "10.0.0.1:80" },
];

/** One sample in which every figure is `value`. */
function sample(atMs: number, value: number): Frame {
  return { atMs, series, values: sampleValues(eachAverage(() => Float64Array.from(series, () => value))) };
}

async function framesOf(level: Level, directorId: string): Promise<Frame[]> {
  const frames: Frame[] = [];
  const span = { fromMs: startMs - 86_400_000, toMs: startMs + 365 * 86_400_000 };
  for await (const frame of openHistory(db.database).read(level, directorId, span)) frames.push(frame);
  return frames;
}

test("samples become minutes and minutes quarters of an hour; a second time changes nothing; a minute without is none", async () => {
  const history = openHistory(db.database);
  const directorId = randomUUID();
  for (const minute of [0, 1, 3]) {
    for (const second of [1, 21, 41]) {
      await history.write(sampleLevel, directorId, sample(startMs + minute * minuteMs + second * 1000, minute * 10));
    }
  }
  const due = { directorIds: [directorId], sinceMs: startMs - minuteMs, nowMs: startMs + 17 * minuteMs };
  expect(await rollUpDue({ database: db.database, history }, due)).toBe(4);
  const minutes = await framesOf(minuteLevel, directorId);
  expect(
    minutes.map(({ atMs, values }) => [(atMs - startMs) / minuteMs, values.connPerSec[2], values.seen[2]]),
  ).toEqual([
    [0, 0, 3],
    [1, 10, 3],
    [3, 30, 3],
  ]);
  const [quarter] = await framesOf(quarterLevel, directorId);
  expect(quarter?.values.connPerSec[2]).toBeCloseTo(40 / 3, 3);
  expect(quarter?.values.activeMax[2]).toBe(30);
  expect(quarter?.values.seen[2]).toBe(9);
  expect(await rollUpDue({ database: db.database, history }, due)).toBe(0);
});

test("a stretch that has not ended is not rolled up", async () => {
  const history = openHistory(db.database);
  const directorId = randomUUID();
  await history.write(sampleLevel, directorId, sample(startMs + 1_000, 1));
  const due = { directorIds: [directorId], sinceMs: startMs, nowMs: startMs + minuteMs + 1_000 };
  expect(await rollUpDue({ database: db.database, history }, due)).toBe(0);
});

test("what is older than it is kept goes with its partition, and the tables do not grow from day to day", async () => {
  const history = openHistory(db.database);
  const directorId = randomUUID();
  const beginMs = startMs + 30 * 86_400_000;
  const sizes: number[] = [];
  for (let hour = 0; hour < 6; hour += 1) {
    const fromMs = beginMs + hour * 60 * minuteMs;
    for (let step = 0; step < 60; step += 1) {
      await history.write(sampleLevel, directorId, sample(fromMs + step * minuteMs, step));
    }
    await pruneHistory(db.database, defaultHistory, fromMs + 60 * minuteMs);
    sizes.push((await historySize(db.database)).sample);
  }
  const kept = await framesOf(sampleLevel, directorId);
  expect(kept[0]?.atMs).toBe(beginMs + 5 * 60 * minuteMs);
  expect(kept).toHaveLength(60);
  expect(new Set(sizes.slice(1)).size).toBe(1);
});

test("two workers that begin a partition at once both write", async () => {
  const [one, other] = [openHistory(db.database), openHistory(db.database)];
  const directorId = randomUUID();
  const atMs = startMs + 60 * 86_400_000;
  await Promise.all([
    one.write(sampleLevel, directorId, sample(atMs, 1)),
    other.write(sampleLevel, directorId, sample(atMs + 2_000, 2)),
  ]);
  expect(await framesOf(sampleLevel, directorId)).toHaveLength(2);
});
