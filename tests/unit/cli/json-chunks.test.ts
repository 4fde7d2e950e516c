import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonChunks } from "@/lib/cli/json-chunks";

test("the pieces together are what JSON.stringify writes", () => {
  const part = fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue(), { minLength: 1 }));
  fc.assert(
    fc.property(fc.dictionary(fc.string(), part, { minKeys: 1 }), (object) => {
      expect([...jsonChunks(object)].join("")).toBe(`${JSON.stringify(object, null, 2)}\n`);
    }),
    { numRuns: 1000 },
  );
});

test("a long array comes in many pieces", () => {
  const items = Array.from({ length: 2500 }, (_, index) => ({ index }));
  const chunks = [...jsonChunks({ items })];
  expect(chunks.length).toBeGreaterThan(4);
  expect(JSON.parse(chunks.join(""))).toEqual({ items });
});
