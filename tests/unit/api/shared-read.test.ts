import { expect, test } from "vitest";
import { SharedRead } from "@/lib/api/shared-read";

/** Rows that are read are counted, and wait for `answer`. */
function table(rows: ReadonlyMap<string, number>) {
  const reads: string[][] = [];
  const answers: ((error?: Error) => void)[] = [];
  const shared = new SharedRead<number>((ids) => {
    reads.push([...ids]);
    return new Promise((resolve, reject) => {
      answers.push((error) => (error === undefined ? resolve(rows) : reject(error)));
    });
  });
  return { shared, reads, answers };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("who asks together is served by one read, each with its own row", async () => {
  const { shared, reads, answers } = table(
    new Map([
      ["a", 1],
      ["b", 2],
    ]),
  );
  const asked = Promise.all([shared.get("a"), shared.get("b"), shared.get("a"), shared.get("none")]);
  await settled();
  answers[0]?.();
  expect(await asked).toEqual([1, 2, 1, undefined]);
  expect(reads).toEqual([["a", "b", "none"]]);
});

test("who asks while a read is under way gets what is read after it", async () => {
  const { shared, reads, answers } = table(new Map([["a", 1]]));
  const first = shared.get("a");
  await settled();
  const later = Promise.all([shared.get("a"), shared.get("b")]);
  await settled();
  expect(reads).toEqual([["a"]]);
  answers[0]?.();
  expect(await first).toBe(1);
  await settled();
  expect(reads).toEqual([["a"], ["a", "b"]]);
  answers[1]?.();
  expect(await later).toEqual([1, undefined]);
});

test("a read that fails fails for those it was for, and the next is made all the same", async () => {
  const { shared, answers } = table(new Map([["a", 1]]));
  const first = shared.get("a");
  await settled();
  answers[0]?.(new Error("away"));
  await expect(first).rejects.toThrow("away");
  const next = shared.get("a");
  await settled();
  answers[1]?.();
  expect(await next).toBe(1);
});
