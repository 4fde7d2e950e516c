import { percentile } from "./percentile";

/** One row of the report. Times are of the lab, where a process costs twenty times what it costs on iron: compare ratios. */
export type Measurement = {
  readonly name: string;
  readonly count: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** p50 over the baseline's p50. */
  readonly ratio: number;
  /** What the ratio should not exceed; null for the baseline. */
  readonly goal: number | null;
};

export function measurement(
  name: string,
  samplesMs: readonly number[],
  baselineMs: readonly number[],
  goal: number | null,
): Measurement {
  const p50Ms = percentile(samplesMs, 0.5);
  const ratio = p50Ms / percentile(baselineMs, 0.5);
  return { name, count: samplesMs.length, p50Ms, p95Ms: percentile(samplesMs, 0.95), ratio, goal };
}

export function isMissed({ ratio, goal }: Measurement): boolean {
  return goal !== null && ratio > goal;
}

export function renderTable(rows: readonly Measurement[]): string {
  const lines = rows.map(({ name, count, p50Ms, p95Ms, ratio, goal }) => {
    const verdict = goal === null ? "" : `goal ≤ ${goal.toFixed(1)}: ${ratio <= goal ? "reached" : "MISSED"}`;
    const figures = [p50Ms, p95Ms].map((ms) => `${ms.toFixed(0)} ms`.padStart(9)).join("");
    return `${name.padEnd(52)}${String(count).padStart(5)}${figures}${ratio.toFixed(2).padStart(8)}   ${verdict}`;
  });
  const head = `${"".padEnd(52)}${"n".padStart(5)}${"p50".padStart(9)}${"p95".padStart(9)}${"ratio".padStart(8)}`;
  return [head, ...lines].map((line) => line.trimEnd()).join("\n");
}
