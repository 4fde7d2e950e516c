import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LiveHub, LiveListener } from "@/lib/live/hub";
import { liveStream } from "@/lib/live/live-stream";
import { type DirectorSnapshot, directorSnapshotSchema } from "@/lib/live/snapshot";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A hub in memory: keeps its listeners and publishes what it is told to. */
function memoryHub(): LiveHub & { publish(snapshot: DirectorSnapshot): void } {
  const listeners = new Set<LiveListener>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshots: () => [],
    get listenerCount() {
      return listeners.size;
    },
    publish(snapshot) {
      for (const listener of listeners) listener({ kind: "snapshot", snapshot });
    },
    close: async () => listeners.clear(),
  };
}

function snapshot(directorId: string, sampledAt: string): DirectorSnapshot {
  return directorSnapshotSchema.parse({
    directorId,
    clusterId: "c",
    name: directorId,
    sampledAt,
    status: "ok",
    problem: null,
    freshAt: sampledAt,
    vips: [],
    keepalivedRunning: null,
    services: [],
  });
}

function open(hub: LiveHub, deltas = false) {
  const abort = new AbortController();
  const clock = () => new Date();
  const stream = liveStream(hub, { clusterId: null, signal: abort.signal, build: "1", clock, deltas });
  return { abort, reader: stream.getReader() };
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string | null> {
  const { done, value } = await reader.read();
  return done ? null : new TextDecoder().decode(value);
}

test("says every five seconds that it lives, with the server's clock", async () => {
  const { reader } = open(memoryHub());
  expect(await read(reader)).toContain("event: hello");
  vi.setSystemTime(new Date("2026-11-21T05:00:00.000Z"));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await read(reader)).toBe('event: heartbeat\ndata: {"serverTime":"2026-11-21T05:00:05.000Z"}\n\n');
});

test("drops a reader that takes nothing for half a minute, and leaves nothing behind", async () => {
  const hub = memoryHub();
  const { reader } = open(hub);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(hub.listenerCount).toBe(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(hub.listenerCount).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
  expect(await read(reader)).toContain("event: hello");
  expect(await read(reader)).toBeNull();
});

test("a reader that keeps up stays for a quarter of an hour and then has to show its session again", async () => {
  const hub = memoryHub();
  const { reader } = open(hub);
  await read(reader);
  for (let beat = 0; beat < 180; beat += 1) {
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await read(reader)).toContain("heartbeat");
  }
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await read(reader)).toBeNull();
  expect(hub.listenerCount).toBe(0);
});

test("keeps the newest snapshot of each director for a reader that is behind, and only that", async () => {
  const hub = memoryHub();
  const { reader, abort } = open(hub);
  for (let second = 10; second < 60; second += 1) {
    hub.publish(snapshot("one", `2026-01-01T00:00:${second}.000Z`));
    hub.publish(snapshot("two", `2026-01-01T00:00:${second}.000Z`));
  }
  expect(await read(reader)).toContain("hello");
  expect(await read(reader)).toMatch(/"directorId":"one".*:59\.000Z/);
  expect(await read(reader)).toMatch(/"directorId":"two".*:59\.000Z/);
  abort.abort();
  expect(await read(reader)).toBeNull();
});

test("sends a director whole once and then what is new since the last one that this reader was sent", async () => {
  const hub = memoryHub();
  const { reader } = open(hub, true);
  const at = (second: number): DirectorSnapshot => snapshot("one", `2026-01-01T00:00:0${second}.000Z`);
  await read(reader);
  hub.publish(at(1));
  expect(await read(reader)).toContain("event: snapshot");
  // The stream holds one event; the third replaces the second while nobody reads.
  hub.publish(at(2));
  hub.publish(at(3));
  hub.publish(at(4));
  expect(await read(reader)).toMatch(/^event: delta\n.*"since":"2026-01-01T00:00:01.000Z"/s);
  expect(await read(reader)).toMatch(/^event: delta\n.*:04\.000Z.*"since":"2026-01-01T00:00:02.000Z"/s);
});
