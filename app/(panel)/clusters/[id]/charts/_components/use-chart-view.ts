"use client";

import { useQueryState } from "@/components/cluster/use-query-state";
import { type ChartSpan, type Comparison, comparisons, type Range, rangeNames, readSpan } from "./chart-span";

/** What the page's address says of its charts. */
export type ChartView = {
  readonly range: Range;
  /** Null = the chart follows the present. */
  readonly zoom: ChartSpan | null;
  readonly service: string;
  readonly directorId: string;
  readonly comparison: Comparison | null;
  readonly setRange: (range: Range) => void;
  readonly setZoom: (zoom: ChartSpan | null) => void;
  readonly setService: (service: string) => void;
  readonly setDirector: (directorId: string) => void;
  readonly setComparison: (comparison: Comparison | null) => void;
};

export function useChartView(): ChartView {
  const [range, setRange] = useQueryState("range");
  const [from, setFrom] = useQueryState("from");
  const [to, setTo] = useQueryState("to");
  const [service, setService] = useQueryState("service");
  const [directorId, setDirector] = useQueryState("director");
  const [compare, setCompare] = useQueryState("compare");
  const setZoom = (zoom: ChartSpan | null): void => {
    setFrom(zoom === null ? "" : new Date(zoom.fromMs).toISOString());
    setTo(zoom === null ? "" : new Date(zoom.toMs).toISOString());
  };
  return {
    range: rangeNames.find((name) => name === range) ?? "1h",
    zoom: readSpan(from, to),
    service,
    directorId,
    comparison: compare === "day" || compare === "week" ? compare : null,
    setRange: (next) => {
      setZoom(null);
      setRange(next === "1h" ? "" : next);
    },
    setZoom,
    setService,
    setDirector,
    setComparison: (next) => setCompare(next ?? ""),
  };
}

/** How far back the compared line is, in milliseconds; 0 = there is none. */
export function shiftMs(comparison: Comparison | null): number {
  return comparison === null ? 0 : comparisons[comparison];
}
