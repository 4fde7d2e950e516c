import { expect, test } from "vitest";
import { type Family, formatOf, renderMetrics } from "@/lib/metrics/exposition";
import { counter, gauge, histogram, stateSet } from "@/lib/metrics/families";

const families: Family[] = [
  {
    name: "a_build",
    type: "info",
    help: "The release.",
    samples: [{ suffix: "_info", labels: { version: "1" }, value: 1 }],
  },
  gauge("a_weight", "Weight.", [[{ director: 'lb "1"\\\nx' }, 3]]),
  counter("a_bytes", "Bytes.", [[{}, "18446744073709551615"]]),
  stateSet("a_state", "State.", { label: "state", states: ["up", "down"] }, [[{ of: "x" }, "down"]]),
  histogram("a_seconds", "Time.", [0.5, 1], [[{ of: "x" }, { count: 3, sum: 2.5, buckets: [1, 2] }]]),
  gauge("a_absent", "Nothing of it is known.", []),
];

test("OpenMetrics: families by their names without suffix, every kind, quoted labels, whole 64-bit counters, and an end", () => {
  expect(renderMetrics(families, "openmetrics")).toBe(
    `# HELP a_build The release.
# TYPE a_build info
a_build_info{version="1"} 1
# HELP a_weight Weight.
# TYPE a_weight gauge
a_weight{director="lb \\"1\\"\\\\\\nx"} 3
# HELP a_bytes Bytes.
# TYPE a_bytes counter
a_bytes_total 18446744073709551615
# HELP a_state State.
# TYPE a_state stateset
a_state{of="x",state="up"} 0
a_state{of="x",state="down"} 1
# HELP a_seconds Time.
# TYPE a_seconds histogram
a_seconds_bucket{of="x",le="0.5"} 1
a_seconds_bucket{of="x",le="1.0"} 2
a_seconds_bucket{of="x",le="+Inf"} 3
a_seconds_count{of="x"} 3
a_seconds_sum{of="x"} 2.5
# EOF
`,
  );
});

test("the older format names counters and information by their samples, and knows states as gauges", () => {
  const text = renderMetrics(families, "prometheus");
  expect(text).toContain("# TYPE a_build_info gauge\n");
  expect(text).toContain("# TYPE a_bytes_total counter\n");
  expect(text).toContain("# TYPE a_state gauge\n");
  expect(text).not.toContain("# EOF");
});

test("the format is the one that is asked for", () => {
  expect(formatOf("application/openmetrics-text;version=1.0.0,text/plain;q=0.5")).toBe("openmetrics");
  expect(formatOf("text/plain")).toBe("prometheus");
  expect(formatOf(null)).toBe("prometheus");
});
