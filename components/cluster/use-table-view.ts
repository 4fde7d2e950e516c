"use client";

import { type TrendFigure, trendFigures } from "../live/trend";
import { readSort, type Sort } from "./sort-views";
import { useQueryState } from "./use-query-state";

/** How a reader wants the live table, as the page's address has it: reload, back and a link to somebody keep it. */
export type TableView = {
  readonly sort: Sort;
  readonly setSort: (sort: string) => void;
  /** Columns that are hidden: "share.trend". */
  readonly hidden: string;
  readonly setHidden: (hidden: string) => void;
  /** What the sparklines show. */
  readonly trend: TrendFigure;
  readonly setTrend: (trend: TrendFigure) => void;
};

export function useTableView(): TableView {
  const [sort, setSort] = useQueryState("sort");
  const [hidden, setHidden] = useQueryState("hide");
  const [wanted, setWanted] = useQueryState("trend");
  const [usual] = trendFigures;
  const trend = trendFigures.find((figure) => figure === wanted) ?? usual;
  return {
    sort: readSort(sort),
    setSort,
    hidden,
    setHidden,
    trend,
    setTrend: (next) => setWanted(next === usual ? "" : next),
  };
}
