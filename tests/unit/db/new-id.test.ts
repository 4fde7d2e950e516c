import { expect, test } from "vitest";
import { newId } from "@/lib/db/new-id";

test("is a UUID of version 7 that begins with the time it was made at", () => {
  expect(newId(0x0192_3456_789a)).toMatch(/^01923456-789a-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("an id of a later millisecond sorts after all of earlier ones", () => {
  const ids = Array.from({ length: 100 }, (_, index) => newId(1_700_000_000_000 + index));
  expect(ids.toSorted()).toEqual(ids);
});

test("two ids of one moment differ", () => {
  expect(newId(1)).not.toBe(newId(1));
});
