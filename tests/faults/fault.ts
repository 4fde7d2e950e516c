import { expect, test } from "vitest";
import { recordRow } from "./fault-rows";

export type Fault = {
  readonly promise: `R${number}`;
  /** What is done, as a person would say it: "the output cut at every byte". Names the row, so it is unique. */
  readonly fault: string;
  readonly limit: number;
  readonly unit: string;
  /** Why this machine cannot inject it; null = it can. */
  readonly cannot?: string | null;
  readonly timeoutMs?: number;
};

export type Figures = { readonly trials: number; readonly worst: number };

/**
 * Injects a fault and records what came of it as a row of the table. The test fails when the worst figure is above the
 * limit, or when `inject` throws, as it does for a trial that ends in none of the promised ways.
 */
export function fault({ cannot = null, timeoutMs, ...row }: Fault, inject: () => Promise<Figures>): void {
  if (cannot !== null) console.log(`${row.promise} is left out, ${row.fault}: ${cannot}`);
  const options = timeoutMs === undefined ? {} : { timeout: timeoutMs };
  test.skipIf(cannot !== null)(`${row.promise}: ${row.fault}`, options, async () => {
    // A test that runs out of time never comes back, so the row is first written as the failure it would be.
    recordRow({ ...row, trials: 0, worst: null, held: false });
    const { trials, worst } = await inject();
    recordRow({ ...row, trials, worst, held: trials > 0 && worst <= row.limit });
    expect(trials).toBeGreaterThan(0);
    expect(worst).toBeLessThanOrEqual(row.limit);
  });
}
