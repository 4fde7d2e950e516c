const prefixes = ["", "k", "M", "G", "T"] as const;

export type ScaledRate = {
  readonly value: number;
  readonly prefix: (typeof prefixes)[number];
  readonly digits: number;
};

/**
 * Scales a rate to three significant digits and an SI prefix (decimal: 1 kB/s = 1 000 B/s), so that a column keeps its
 * width whatever the traffic: 0, 0.4, 9.4, 94, 940, 9.40 k, 94.0 k.
 */
export function scaleRate(perSec: number): ScaledRate {
  let value = perSec;
  let step = 0;
  while (value >= 999.5 && step < prefixes.length - 1) {
    value /= 1000;
    step += 1;
  }
  const prefix = prefixes[step] ?? "";
  if (step > 0) return { value, prefix, digits: value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2 };
  return { value, prefix, digits: value > 0 && value < 9.95 ? 1 : 0 };
}
