import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { EventStream } from "@/components/live/event-stream";
import type { LiveEvent } from "@/components/live/live-view";
import { createSharedStream } from "@/components/live/shared-stream";
import { type StreamInMemory, stubBrowser } from "@/tests/support/browser-streams";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const url = "/api/live";
const hello = { serverTime: "2026-01-01T00:00:00.000Z", build: "7" };

type Page = EventStream & { readonly heard: string[] };

async function openPage(whole: readonly LiveEvent[] = []): Promise<Page> {
  const heard: string[] = [];
  const listener = {
    onEvent: ({ name }: LiveEvent) => heard.push(name),
    onInterrupted: () => heard.push("interrupted"),
  };
  const stream = createSharedStream(url, listener, () => whole);
  stream.open();
  await settle();
  return { ...stream, heard };
}

/** What is under way between pages has arrived. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

const open = (streams: readonly StreamInMemory[]) => streams.filter(({ closed }) => !closed);

test("pages of a browser have one connection, and all hear what it tells", async () => {
  const { streams } = stubBrowser({ locks: true });
  const pages = [await openPage(), await openPage(), await openPage()];
  streams[0]?.say("hello", hello);
  await settle();
  expect(streams).toHaveLength(1);
  expect(pages.map(({ heard }) => heard)).toEqual([["hello"], ["hello"], ["hello"]]);
});

test("a page that is opened later is told by the leader all that it knows", async () => {
  const { streams } = stubBrowser({ locks: true });
  await openPage([{ name: "hello", data: "{}" }]);
  const later = await openPage();
  expect(later.heard).toEqual(["hello"]);
  expect(streams).toHaveLength(1);
});

test("when the leader is closed the next page connects at once", async () => {
  const { streams } = stubBrowser({ locks: true });
  const leader = await openPage();
  const next = await openPage();
  leader.close();
  await settle();
  expect(streams.map(({ closed }) => closed)).toEqual([true, false]);
  streams[1]?.say("hello", hello);
  expect(next.heard).toEqual(["hello"]);
});

test("a page that gave up its turn does not lead when the turn comes all the same", async () => {
  const { streams } = stubBrowser({ locks: true });
  const leader = await openPage();
  const next = await openPage();
  leader.close();
  next.close();
  await settle();
  expect(open(streams)).toEqual([]);
});

test("a leader that is frozen is robbed by one page, within 20 s", async () => {
  const { streams, lock } = stubBrowser({ locks: true });
  // Rejected when it is robbed, as that page's request would be.
  const frozen = lock.request(url, {}, () => new Promise(() => undefined)).catch(() => "robbed");
  const pages = [await openPage(), await openPage()];
  await vi.advanceTimersByTimeAsync(15_000);
  expect(streams).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await frozen).toBe("robbed");
  expect(open(streams)).toHaveLength(1);
  open(streams)[0]?.say("hello", hello);
  await settle();
  for (const { heard } of pages) expect(heard.at(-1)).toBe("hello");
});

test("a page that was robbed closes its connection and hears the robber", async () => {
  const { streams, lock } = stubBrowser({ locks: true });
  const page = await openPage();
  void lock.request(url, { steal: true }, () => new Promise(() => undefined));
  await settle();
  expect(open(streams)).toEqual([]);
  const other = new BroadcastChannel("signalbox /api/live");
  other.postMessage({ kind: "event", event: { name: "hello", data: "{}" } });
  await settle();
  expect(page.heard).toEqual(["hello"]);
});

test("while the server is away one page tries for all, with its own pauses", async () => {
  const { streams } = stubBrowser({ locks: true });
  const pages = [await openPage(), await openPage(), await openPage()];
  for (let second = 0; second < 600; second += 1) {
    for (const stream of open(streams)) stream.say("error", null);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  // Pauses of 1, 2, 4, 8, 16 s, and then about 22 s each.
  expect(streams.length).toBeGreaterThan(20);
  expect(streams.length).toBeLessThan(46);
  // The newest may have been opened in the last second.
  for (const stream of open(streams)) stream.say("error", null);
  await settle();
  expect(pages.map(({ heard }) => heard.at(-1))).toEqual(["interrupted", "interrupted", "interrupted"]);
});

test("without locks each page has a connection of its own", async () => {
  const { streams } = stubBrowser({ locks: false });
  await openPage();
  await openPage();
  expect(open(streams)).toHaveLength(2);
});
