import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type WallStreamOptions, wallStream } from "@/lib/live/wall-stream";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-21T12:00:00.000Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

const log: WallStreamOptions["log"] = {
  error(detail) {
    throw detail.err;
  },
};

/** Everything that the stream has said, and whether it has ended. */
function open(read: () => Promise<string | null>, logging = log) {
  const abort = new AbortController();
  const heard = { text: "", ended: false, abort: () => abort.abort() };
  const stream = wallStream({ read, signal: abort.signal, clock: () => new Date(), log: logging });
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of stream) heard.text += decoder.decode(chunk, { stream: true });
    heard.ended = true;
  })();
  return heard;
}

const views = ({ text }: { text: string }) =>
  [...text.matchAll(/^data: (.*)$/gm)].map(([, data = ""]) => JSON.parse(data));

test("what changes is said within a second, what does not is said again after five", async () => {
  let view = '{"n":1}';
  const heard = open(async () => view);
  await vi.advanceTimersByTimeAsync(4_500);
  expect(views(heard)).toEqual([{ serverTime: "2026-11-21T12:00:00.000Z", n: 1 }]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(views(heard)).toHaveLength(2);
  view = '{"n":2}';
  await vi.advanceTimersByTimeAsync(1_000);
  expect(views(heard).at(-1)).toEqual({ serverTime: "2026-11-21T12:00:06.000Z", n: 2 });
  heard.abort();
});

test("a screen that may not read any more is told so, and hears nothing else", async () => {
  let view: string | null = '{"n":1}';
  const heard = open(async () => view);
  await vi.advanceTimersByTimeAsync(1_000);
  view = null;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(heard.text).toMatch(/event: end\ndata: \{\}\n\n$/);
  expect(heard.ended).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test("when what it shows cannot be read the stream ends, so that the screen says that there is no data", async () => {
  const failures: unknown[] = [];
  const heard = open(
    async () => {
      throw new Error("the database is away");
    },
    { error: ({ err }) => void failures.push(err) },
  );
  await vi.advanceTimersByTimeAsync(10);
  expect(heard.ended).toBe(true);
  expect(failures).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("a screen that is gone leaves no timer, and every stream ends after a quarter of an hour", async () => {
  const left = open(async () => '{"n":1}');
  await vi.advanceTimersByTimeAsync(100);
  left.abort();
  await vi.advanceTimersByTimeAsync(10);
  expect(vi.getTimerCount()).toBe(0);
  const old = open(async () => '{"n":1}');
  await vi.advanceTimersByTimeAsync(15 * 60_000 + 2_000);
  expect(old.ended).toBe(true);
});
