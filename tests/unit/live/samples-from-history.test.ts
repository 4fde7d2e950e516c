import { expect, test } from "vitest";
import type { RecentSample } from "@/components/live/recent-samples";
import { samplesFromHistory, withOlder } from "@/components/live/samples-from-history";
import { historyResourceSchema } from "@/lib/api/resources/history";

const startMs = Date.UTC(2026, 0, 1);
const web = "TCP 10.0.0.1:80";

function historyOf(service: string | null, active: readonly (number | null)[]) {
  const none = { inactive: [], weight: [], inPktPerSec: [], outPktPerSec: [], connPerSecMax: [], activeMax: [] };
  const rates = { connPerSec: active, inBytesPerSec: active, outBytesPerSec: active };
  const highest = { inBytesPerSecMax: [], outBytesPerSecMax: [] };
  const series = { key: "k", directorId: "d", director: "d", service, destination: null, active };
  return historyResourceSchema.parse({
    step: 4,
    from: new Date(startMs).toISOString(),
    to: new Date(startMs + active.length * 4_000).toISOString(),
    omitted: 0,
    marks: [],
    series: [{ ...none, ...rates, ...highest, ...series }],
  });
}

function sampled(second: number): RecentSample {
  const row = { weight: 1, active: 9, connections: 5, connPerSec: 1, bytesPerSec: 1 };
  return { atMs: startMs + second * 1_000, rows: new Map([[web, row]]) };
}

const times = (samples: readonly RecentSample[]) => samples.map(({ atMs }) => (atMs - startMs) / 1_000);

test("a step that nobody saw is no sample, and a whole director is none of the rows", () => {
  const samples = samplesFromHistory(historyOf(web, [3, null, 5]));
  expect(times(samples)).toEqual([0, 8]);
  expect(samples[1]?.rows.get(web)).toMatchObject({ active: 5, connPerSec: 5, bytesPerSec: 10 });
  expect(samplesFromHistory(historyOf(null, [3]))).toEqual([]);
});

test("what was sampled here stays; history is put before it only", () => {
  const samples = withOlder([sampled(6), sampled(8)], samplesFromHistory(historyOf(web, [1, 2, 3])));
  expect(times(samples)).toEqual([0, 4, 6, 8]);
  expect(samples.at(-1)?.rows.get(web)?.active).toBe(9);
});

test("a pause of the samples is filled, a single sample that is missing is not", () => {
  const heard = [sampled(0), sampled(4), sampled(6), sampled(20)];
  expect(times(withOlder(heard, samplesFromHistory(historyOf(web, [1, 2, 3, 4, 5, 6]))))).toEqual([
    0, 4, 6, 8, 12, 16, 20,
  ]);
  expect(times(withOlder([sampled(0), sampled(6)], samplesFromHistory(historyOf(web, [1, 2, 3, 4]))))).toEqual([0, 6]);
});

test("two services of one time are one sample", () => {
  const other = "TCP 10.0.0.1:443";
  const samples = withOlder(
    withOlder([], samplesFromHistory(historyOf(web, [1]))),
    samplesFromHistory(historyOf(other, [2])),
  );
  expect(samples.map(({ rows }) => [...rows.keys()])).toEqual([[web, other]]);
});
