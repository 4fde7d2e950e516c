import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addReading, type Reading, ratesOf, takeReading } from "@/lib/collect/rates";
import type { Counters } from "@/lib/live/snapshot";

const key = "TCP 10.77.0.100:80";

function counters(value: bigint): Counters {
  const text = String(value);
  return { connections: text, inPackets: text, outPackets: text, inBytes: text, outBytes: text };
}

function readings(...samples: readonly (readonly [atMs: number, value: bigint])[]): Reading[] {
  return samples.map(([atMs, value]) => takeReading(atMs, [[key, counters(value)]]));
}

const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

describe("ratesOf", () => {
  test("is what was counted over the time it took", () => {
    const rates = ratesOf(readings([0, 100n], [2_000, 120n], [4_000, 140n], [6_000, 160n]), key);
    expect(rates).toEqual({
      connPerSec: 10,
      inPktPerSec: 10,
      outPktPerSec: 10,
      inBytesPerSec: 10,
      outBytesPerSec: 10,
    });
  });

  test("does not jump when the kernel's sums fall unevenly between samples", () => {
    const uneven = readings([0, 0n], [2_000, 0n], [4_000, 40n], [6_000, 60n]);
    expect(ratesOf(uneven, key)?.connPerSec).toBe(10);
  });

  test("is not known from one sample, from two, or for a service that just came", () => {
    expect(ratesOf([], key)).toBeNull();
    expect(ratesOf(readings([0, 5n]), key)).toBeNull();
    expect(ratesOf(readings([0, 5n], [2_000, 9n]), key)).toBeNull();
    expect(ratesOf(readings([0, 5n], [2_000, 9n], [4_000, 9n]), "TCP 10.77.0.101:80")).toBeNull();
  });

  test("is not known until the counters have been going up again for two intervals after a reset", () => {
    const before = readings([0, 1_000n], [2_000, 1_020n], [4_000, 1_040n]);
    const reset = [...before, ...readings([6_000, 4n])];
    expect(ratesOf(reset, key)).toBeNull();
    expect(ratesOf([...reset, ...readings([8_000, 24n])], key)).toBeNull();
    expect(ratesOf([...reset, ...readings([8_000, 24n], [10_000, 44n])], key)?.connPerSec).toBe(10);
  });

  test("is not known when any single counter went down, whatever the others did", () => {
    const names: (keyof Counters)[] = ["connections", "inPackets", "outPackets", "inBytes", "outBytes"];
    for (const name of names) {
      const last = takeReading(4_000, [[key, { ...counters(500n), [name]: "0" }]]);
      expect(ratesOf([...readings([0, 10n], [2_000, 20n]), last], key)).toBeNull();
    }
  });

  test("leaves out what was counted before a gap in the samples", () => {
    const gap = readings([0, 0n], [60_000, 6_000n], [62_000, 6_020n], [64_000, 6_040n]);
    expect(ratesOf(gap, key)?.connPerSec).toBe(10);
    expect(ratesOf(gap.slice(0, 2), key)).toBeNull();
  });

  test("is never negative, infinite or NaN, whatever the counters and clocks do", () => {
    const sample = fc.tuple(fc.integer({ min: 0, max: 100_000 }), uint64);
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 8 }), (samples) => {
        const rates = ratesOf(readings(...samples), key);
        for (const rate of Object.values(rates ?? {})) {
          expect(Number.isFinite(rate)).toBe(true);
          expect(rate).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test("never exceeds the fastest interval it is taken from", () => {
    const step = fc.record({
      ms: fc.integer({ min: 1_500, max: 3_000 }),
      more: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 8 }), (steps) => {
        let atMs = 0;
        let value = 0n;
        const samples = [...readings([0, 0n])];
        let fastest = 0;
        for (const { ms, more } of steps) {
          atMs += ms;
          value += more;
          fastest = Math.max(fastest, (Number(more) * 1_000) / ms);
          samples.push(...readings([atMs, value]));
        }
        const rate = ratesOf(samples, key)?.connPerSec ?? 0;
        expect(rate).toBeLessThanOrEqual(fastest * (1 + 1e-9));
      }),
    );
  });
});

test("readings of other keys, or of the same ones in another order, are told apart by their keys", () => {
  const [other, third] = ["TCP 10.77.0.101:80", "TCP 10.77.0.102:80"];
  let former: Reading | undefined;
  const kept = [
    [[key, 10n] as const, [other, 1_000n] as const],
    [[key, 30n] as const, [other, 1_020n] as const],
    [[other, 1_040n] as const, [key, 50n] as const, [third, 7n] as const],
  ].map((counted, index) => {
    const texts = counted.map(([id, value]) => [id, counters(value)] as const);
    former = takeReading(index * 2_000, texts, former);
    return former;
  });
  expect(kept[1]?.places).toBe(kept[0]?.places);
  expect([key, other, third].map((id) => ratesOf(kept, id)?.connPerSec)).toEqual([10, 10, undefined]);
});

test("addReading keeps only readings that can still count", () => {
  let kept: readonly Reading[] = [];
  for (let atMs = 0; atMs <= 20_000; atMs += 2_000) kept = addReading(kept, takeReading(atMs, []));
  expect(kept.map(({ atMs }) => atMs)).toEqual([14_000, 16_000, 18_000, 20_000]);
});
