import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { Bell } from "@/lib/api/bell";

const never = new AbortController().signal;

test("a ring that came while nobody waited is not lost, and counts once", async () => {
  const bell = new Bell(never, 20);
  bell.ring();
  bell.ring();
  expect(await bell.next()).toBe(true);
  expect(await bell.next()).toBe(false);
});

test("a ring wakes who waits", async () => {
  const bell = new Bell(never, 10_000);
  const waiting = bell.next();
  bell.ring();
  expect(await waiting).toBe(true);
  bell.close();
});

test("the wait ends with the signal, also with one that ended before", async () => {
  const controller = new AbortController();
  const waiting = new Bell(controller.signal, 10_000).next();
  controller.abort();
  expect(await waiting).toBe(false);
  expect(await new Bell(controller.signal, 10_000).next()).toBe(false);
});

test("the wait ends in time although garbage is collected meanwhile", async () => {
  setFlagsFromString("--expose_gc");
  const collect: () => void = runInNewContext("gc");
  const waiting = new Bell(never, 50).next();
  collect();
  expect(await waiting).toBe(false);
});
