import { expect } from "vitest";
import { tally } from "../lvs-by-hand";

/** Share of the answers by real server, in percent. */
export function sharesOf(answers: readonly string[]): Record<string, number> {
  const counts = Object.entries(tally(answers));
  return Object.fromEntries(counts.map(([name, count]) => [name, (100 * count) / answers.length]));
}

/** Every answer came, and each real server gave its part of them within 5 percentage points. */
export function expectShares(
  answers: readonly string[],
  sent: number,
  weights: Readonly<Record<string, number>>,
): void {
  expect(answers).toHaveLength(sent);
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  const shares = sharesOf(answers);
  expect(Object.keys(shares).sort()).toEqual(
    Object.keys(weights)
      .filter((name) => (weights[name] ?? 0) > 0)
      .sort(),
  );
  for (const [name, weight] of Object.entries(weights)) {
    expect(Math.abs((shares[name] ?? 0) - (100 * weight) / sum), name).toBeLessThanOrEqual(5);
  }
}
