"use client";

import type { ChartLine } from "./chart-lines";
import { lineStyle } from "./line-styles";

type Props = {
  lines: readonly ChartLine[];
  nameOf: (line: ChartLine) => string;
  /** The value to show beside each name: the one under the pointer, or the newest. */
  valueText: (line: ChartLine) => string;
};

/** Which line is what, with its value. */
export function ChartLegend({ lines, nameOf, valueText }: Props) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 px-4 pb-3 text-xs">
      {lines.map((line, index) => {
        const { color, dash } = lineStyle(index);
        return (
          <li key={line.key} className="flex items-center gap-1.5">
            <svg aria-hidden="true" width="24" height="6" className="shrink-0">
              <path d="M0,3H24" stroke={`var(${color})`} strokeWidth="2" strokeDasharray={dash.join(" ")} />
            </svg>
            <span className={line.kind === "director" ? "" : "font-mono"}>{nameOf(line)}</span>
            <span className="min-w-12 text-muted">{valueText(line)}</span>
          </li>
        );
      })}
    </ul>
  );
}
