import fc from "fast-check";
import { expect, test } from "vitest";
import { keepMine } from "@/components/cluster/keep-mine";

const base = { name: "web", scheduler: "wrr", check: null as { delaySec: number } | null };

test("fields that were touched keep the person's input, the others take over what is there now", () => {
  const mine = { ...base, name: "web of mine" };
  const theirs = { ...base, scheduler: "rr", check: { delaySec: 5 } };
  expect(keepMine(mine, base, theirs)).toEqual({ name: "web of mine", scheduler: "rr", check: { delaySec: 5 } });
});

test("whoever touched nothing takes over everything, and nothing is lost when the others touched nothing", () => {
  const form = fc.record({ name: fc.string(), port: fc.nat(), check: fc.option(fc.record({ delaySec: fc.nat() })) });
  fc.assert(
    fc.property(form, form, (one, other) => {
      expect(keepMine(one, one, other)).toEqual(other);
      expect(keepMine(other, one, one)).toEqual(other);
    }),
  );
});
