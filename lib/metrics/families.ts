import type { Family, Labels, Sample } from "./exposition";

type Value = number | string;

/** One value a set of labels. */
export function gauge(name: string, help: string, values: Iterable<readonly [Labels, Value]>): Family {
  return { name, help, type: "gauge", samples: [...values].map(([labels, value]) => ({ suffix: "", labels, value })) };
}

/** `name` without "_total". */
export function counter(name: string, help: string, values: Iterable<readonly [Labels, Value]>): Family {
  const samples = [...values].map(([labels, value]) => ({ suffix: "_total", labels, value }));
  return { name, help, type: "counter", samples };
}

/** 1 for the state that something is in, and 0 for each of the others. */
export function stateSet(
  name: string,
  help: string,
  { label, states }: { readonly label: string; readonly states: readonly string[] },
  values: Iterable<readonly [Labels, string]>,
): Family {
  const samples = [...values].flatMap(([labels, state]) =>
    states.map((each) => ({ suffix: "", labels: { ...labels, [label]: each }, value: each === state ? 1 : 0 })),
  );
  return { name, help, type: "stateset", samples };
}

/** `buckets` are counts of what took at most so many seconds, each with those before it. */
export type Distribution = { readonly count: number; readonly sum: number; readonly buckets: readonly number[] };

export function histogram(
  name: string,
  help: string,
  bounds: readonly number[],
  values: Iterable<readonly [Labels, Distribution]>,
): Family {
  const samples = [...values].flatMap(([labels, { count, sum, buckets }]): Sample[] => [
    ...bounds.map((bound, index) => {
      return { suffix: "_bucket", labels: { ...labels, le: boundText(bound) }, value: buckets[index] ?? 0 };
    }),
    { suffix: "_bucket", labels: { ...labels, le: "+Inf" }, value: count },
    { suffix: "_count", labels, value: count },
    { suffix: "_sum", labels, value: sum },
  ]);
  return { name, help, type: "histogram", samples };
}

/** OpenMetrics writes whole bounds as "1.0". */
function boundText(bound: number): string {
  return Number.isInteger(bound) ? bound.toFixed(1) : String(bound);
}
