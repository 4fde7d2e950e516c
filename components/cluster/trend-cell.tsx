"use client";

import { Sparkline } from "../live/sparkline";
import { trendOf } from "../live/trend";
import type { Figures } from "./figures";

type Props = { rowKey: string; max: number; figures: Figures };

/** The sparkline column of one row. */
export function TrendCell({ rowKey, max, figures: { columns, recent, trend } }: Props) {
  if (!columns.has("trend")) return null;
  return (
    <td className="w-0">
      <Sparkline points={trendOf(recent, rowKey, trend)} max={max} figure={trend} />
    </td>
  );
}
