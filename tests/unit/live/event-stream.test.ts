import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createEventStream } from "@/components/live/event-stream";
import { streamSilenceMs } from "@/components/live/stream-silence";
import { type StreamInMemory, stubBrowser } from "@/tests/support/browser-streams";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const hello = { serverTime: "2026-01-01T00:00:00.000Z", build: "7" };

function openStream(): readonly StreamInMemory[] {
  const { streams } = stubBrowser({ locks: false });
  createEventStream("/api/live", { onEvent: () => undefined, onInterrupted: () => undefined }).open();
  return streams;
}

/** Milliseconds from a failure of the newest connection to the next attempt. */
async function pauseAfterFailure(streams: readonly StreamInMemory[]): Promise<number> {
  const tried = streams.length;
  const failedAt = Date.now();
  streams.at(-1)?.say("error", null);
  while (streams.length === tried) await vi.advanceTimersByTimeAsync(100);
  return Date.now() - failedAt;
}

async function pauses(count: number): Promise<number[]> {
  const streams = openStream();
  const all: number[] = [];
  while (all.length < count) all.push(await pauseAfterFailure(streams));
  return all;
}

test("pauses double up to 30 s while the server is away", async () => {
  vi.spyOn(Math, "random").mockReturnValue(1);
  expect(await pauses(7)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test("chance spreads browsers over the second half of a pause", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  expect(await pauses(7)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});

test("a server that says hello is met with short pauses again", async () => {
  vi.spyOn(Math, "random").mockReturnValue(1);
  const streams = openStream();
  await pauseAfterFailure(streams);
  await pauseAfterFailure(streams);
  streams.at(-1)?.say("hello", hello);
  expect(await pauseAfterFailure(streams)).toBe(1_000);
});

test("a connection that says nothing is given up, and one that says anything is kept", async () => {
  const streams = openStream();
  await vi.advanceTimersByTimeAsync(streamSilenceMs - 1_000);
  streams[0]?.say("heartbeat", { serverTime: hello.serverTime });
  await vi.advanceTimersByTimeAsync(streamSilenceMs - 1_000);
  expect(streams[0]?.closed).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(streams[0]?.closed).toBe(true);
});
