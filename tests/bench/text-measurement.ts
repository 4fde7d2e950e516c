import { percentile } from "./percentile";

/** How long one text took, beside what two programs of every machine need for the same text. */
export type TextMeasurement = {
  readonly name: string;
  readonly bytes: number;
  readonly count: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** p50 over the p50 of one pass of gawk, and of cat, with the start of their processes. */
  readonly toGawk: number;
  readonly toCat: number;
  readonly goalMs: number;
};

export type TextSamples = {
  readonly own: readonly number[];
  readonly gawk: readonly number[];
  readonly cat: readonly number[];
};

export function textMeasurement(name: string, bytes: number, samplesMs: TextSamples, goalMs: number): TextMeasurement {
  const p50Ms = percentile(samplesMs.own, 0.5);
  const ratioTo = (others: readonly number[]) => p50Ms / percentile(others, 0.5);
  return {
    name,
    bytes,
    count: samplesMs.own.length,
    p50Ms,
    p95Ms: percentile(samplesMs.own, 0.95),
    toGawk: ratioTo(samplesMs.gawk),
    toCat: ratioTo(samplesMs.cat),
    goalMs,
  };
}

export function isTooSlow({ p50Ms, goalMs }: TextMeasurement): boolean {
  return p50Ms > goalMs;
}

export function renderTextTable(rows: readonly TextMeasurement[]): string {
  const lines = rows.map((row) => {
    const { name, count, p50Ms, p95Ms, toGawk, toCat, goalMs } = row;
    const figures = [p50Ms, p95Ms].map((ms) => `${ms.toFixed(1)} ms`.padStart(10)).join("");
    const ratios = [toGawk, toCat].map((ratio) => ratio.toFixed(2).padStart(8)).join("");
    const verdict = `goal ≤ ${goalMs} ms: ${isTooSlow(row) ? "MISSED" : "reached"}`;
    return `${name.padEnd(50)}${String(count).padStart(5)}${figures}${ratios}   ${verdict}`;
  });
  const head = `${"".padEnd(50)}${"n".padStart(5)}${"p50".padStart(10)}${"p95".padStart(10)}${"× gawk".padStart(8)}${"× cat".padStart(8)}`;
  return [head, ...lines].join("\n");
}
