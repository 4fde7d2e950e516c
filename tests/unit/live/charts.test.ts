import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chartLines,
  chartTimes,
  linesMost,
  shiftedValues,
} from "@/app/(panel)/clusters/[id]/charts/_components/chart-lines";
import {
  readSpan,
  spanOf,
  within,
  type ZoomVerb,
  zoomed,
} from "@/app/(panel)/clusters/[id]/charts/_components/chart-span";
import { formatTick } from "@/app/(panel)/clusters/[id]/charts/_components/format-tick";
import { type HistoryResource, type HistorySeries, historyResourceSchema } from "@/lib/api/resources/history";

const nowMs = Date.UTC(2026, 10, 21, 12);

type Row = Pick<HistorySeries, "directorId" | "service" | "destination" | "connPerSec">;

function historyOf(rows: readonly Row[], change: Partial<HistoryResource> = {}): HistoryResource {
  const none = { inPktPerSec: [], outPktPerSec: [], inBytesPerSec: [], outBytesPerSec: [], active: [], inactive: [] };
  const highest = { connPerSecMax: [], inBytesPerSecMax: [], outBytesPerSecMax: [], activeMax: [] };
  return historyResourceSchema.parse({
    step: 10,
    from: "2026-11-21T12:00:00.000Z",
    to: "2026-11-21T12:00:30.000Z",
    omitted: 0,
    marks: [],
    series: rows.map((row) => ({
      ...none,
      ...highest,
      weight: [],
      ...row,
      key: `${row.directorId} ${row.service} ${row.destination}`,
      director: `name of ${row.directorId}`,
    })),
    ...change,
  });
}

describe("chartLines", () => {
  const web = "TCP 10.0.0.1:80";
  const row = (directorId: string, service: string | null, destination: string | null, value: number): Row => ({
    directorId,
    service,
    destination,
    connPerSec: [value, null, value],
  });
  const history = historyOf([
    row("d1", null, null, 9),
    row("d1", web, null, 9),
    row("d1", web, "10.0.0.2:80", 4),
    row("d1", web, "10.0.0.3:80", 5),
    row("d2", null, null, 0),
    row("d2", web, null, 0),
  ]);
  const names = (directorId: string, service: string) =>
    chartLines(history, { directorId, service }, "connPerSec").lines.map(({ name }) => name);

  test("all directors are a line each, and are never added up", () => {
    expect(names("", "")).toEqual(["name of d1", "name of d2"]);
    expect(names("", web)).toEqual(["name of d1", "name of d2"]);
  });

  test("one director is its services, and a service its destinations, in one order", () => {
    expect(names("d1", "")).toEqual([web]);
    expect(names("d1", web)).toEqual(["10.0.0.2:80", "10.0.0.3:80"]);
  });

  test("a sample that nobody took stays a gap", () => {
    expect(chartLines(history, { directorId: "", service: "" }, "connPerSec").lines[0]?.values).toEqual([9, null, 9]);
  });

  test("what is left out because it carries less is counted", () => {
    const many = historyOf(
      Array.from({ length: linesMost + 3 }, (_, index) => row("d1", `TCP 10.0.0.1:${index}`, null, index)),
      { omitted: 2 },
    );
    const { lines, omitted } = chartLines(many, { directorId: "d1", service: "" }, "connPerSec");
    expect(lines).toHaveLength(linesMost);
    expect(lines[0]?.name).toBe("TCP 10.0.0.1:3");
    expect(omitted).toBe(5);
  });
});

test("an earlier time lies under the same hour, as coarsely as it was kept, with its gaps", () => {
  const earlier = historyOf([], { from: "2026-11-20T12:00:00.000Z", to: "2026-11-20T12:00:40.000Z", step: 20 });
  const times = chartTimes(historyOf([]));
  expect(times.map((at) => at - (times[0] ?? 0))).toEqual([0, 10, 20]);
  expect(shiftedValues(earlier, [7, null], times, 86_400)).toEqual([7, 7, null]);
  expect(shiftedValues(earlier, [7, null], times, 7 * 86_400)).toEqual([null, null, null]);
});

describe("the time axis", () => {
  test("ends at the present, in steps", () => {
    const span = spanOf("1h", nowMs + 1_234);
    expect(span.toMs - span.fromMs).toBe(3_600_000);
    expect(span.toMs).toBe(spanOf("1h", nowMs + 5_000).toMs);
    expect(span.toMs).toBeGreaterThanOrEqual(nowMs + 1_234);
  });

  test("whatever is pressed, it neither ends in the future nor gets too short or too long", () => {
    const verb = fc.constantFrom<ZoomVerb>("in", "out", "earlier", "later");
    fc.assert(
      fc.property(fc.array(verb, { maxLength: 60 }), (verbs) => {
        let span = spanOf("24h", nowMs);
        for (const each of verbs) {
          span = zoomed(span, each, nowMs);
          expect(span.toMs).toBeLessThanOrEqual(nowMs);
          expect(span.toMs - span.fromMs).toBeGreaterThanOrEqual(60_000);
          expect(span.toMs - span.fromMs).toBeLessThanOrEqual(90 * 86_400_000);
        }
      }),
    );
  });

  test("a drag that is too short shows a minute around its middle", () => {
    const middleMs = nowMs - 3_600_000;
    expect(within({ fromMs: middleMs - 500, toMs: middleMs + 500 }, nowMs)).toEqual({
      fromMs: middleMs - 30_000,
      toMs: middleMs + 30_000,
    });
  });

  test("an address that makes no sense is as good as none", () => {
    expect(readSpan("", "")).toBeNull();
    expect(readSpan("2026-11-21T12:00:00Z", "2026-11-21T11:00:00Z")).toBeNull();
    expect(readSpan("2026-11-21T11:00:00Z", "2026-11-21T12:00:00Z")).toEqual({
      fromMs: nowMs - 3_600_000,
      toMs: nowMs,
    });
  });

  test.each([
    [10, "12:00:00"],
    [600, "12:00"],
    [86_400, "11-21"],
  ])("a tick every %d s reads %s", (increment, text) => {
    expect(formatTick(nowMs / 1000, increment, "UTC")).toBe(text);
  });

  test("midnight is a day, not 00:00", () => {
    expect(formatTick(Date.UTC(2026, 10, 22) / 1000, 3_600, "UTC")).toBe("11-22");
    expect(formatTick(Date.UTC(2026, 10, 21, 16) / 1000, 3_600, "Asia/Shanghai")).toBe("11-22");
  });
});
