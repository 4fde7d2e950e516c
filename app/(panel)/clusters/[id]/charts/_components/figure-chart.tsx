"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useRateText } from "@/components/live/use-rate-text";
import { Disclosure } from "@/components/ui/disclosure";
import { Panel } from "@/components/ui/panel";
import type { HistoryResource } from "@/lib/api/resources/history";
import { ChartLegend } from "./chart-legend";
import {
  type ChartFigure,
  type ChartLine,
  chartLines,
  chartTimes,
  type LineChoice,
  shiftedValues,
} from "./chart-lines";
import type { ChartSpan } from "./chart-span";
import { ChartTable } from "./chart-table";
import { type DrawnLine, TimeChart } from "./time-chart";

export type ChartProps = {
  history: HistoryResource;
  /** The same of an earlier time; null = nothing is compared. */
  earlier: HistoryResource | null;
  shiftSec: number;
  choice: LineChoice;
  nameOf: (line: ChartLine) => string;
  onZoom: (span: ChartSpan) => void;
};

/** One figure over time: picture, legend and the same as a table. */
export function FigureChart(props: ChartProps & { figure: ChartFigure }) {
  const { figure, history, earlier, shiftSec, choice, nameOf, onZoom } = props;
  const t = useTranslations("live.charts");
  const [pointed, setPointed] = useState<number | null>(null);
  const { directorId, service } = choice;
  const chart = useMemo(() => {
    const times = chartTimes(history);
    const { lines, omitted } = chartLines(history, { directorId, service }, figure);
    const before = earlier === null ? [] : earlierLines(earlier, figure, { lines, times, shiftSec });
    const drawn = lines.map(({ key, values }, style): DrawnLine => ({ key, values, style, isEarlier: false }));
    const marks = history.marks.map(({ at }) => Date.parse(at) / 1000);
    return { times, lines, omitted, drawn: [...before, ...drawn], marks };
  }, [history, earlier, shiftSec, directorId, service, figure]);
  const spell = useRateText();
  const valueText = ({ values }: ChartLine): string => {
    const value = values[pointed ?? values.findLastIndex((one) => one !== null)] ?? null;
    return value === null ? t("noSample") : spell(value);
  };
  const title = t(figure);
  return (
    <Panel title={title} padding="none">
      <div className="px-2 pt-3">
        <TimeChart
          label={[title, ...chart.lines.map((line) => sayLine(line))].join("; ")}
          times={chart.times}
          lines={chart.drawn}
          marks={chart.marks}
          formatValue={spell}
          onZoom={onZoom}
          onPoint={setPointed}
        />
      </div>
      <ChartLegend lines={chart.lines} nameOf={nameOf} valueText={valueText} />
      {chart.omitted === 0 ? null : (
        <p className="px-4 pb-2 text-muted text-xs">{t("omitted", { count: chart.omitted })}</p>
      )}
      <div className="border-separator border-t px-3 py-1.5">
        <Disclosure isLazy title={t("table")}>
          <ChartTable label={title} times={chart.times} lines={chart.lines} nameOf={nameOf} format={spell} />
        </Disclosure>
      </div>
    </Panel>
  );

  function sayLine(line: ChartLine): string {
    const known = line.values.flatMap((value) => value ?? []);
    const name = nameOf(line);
    if (known.length === 0) return t("saidNothing", { name });
    return t("said", { name, lowest: spell(Math.min(...known)), highest: spell(Math.max(...known)) });
  }
}

type Axis = { readonly lines: readonly ChartLine[]; readonly times: readonly number[]; readonly shiftSec: number };

/** The same lines of the earlier time, those that it has. */
function earlierLines(earlier: HistoryResource, figure: ChartFigure, { lines, times, shiftSec }: Axis): DrawnLine[] {
  const known = new Map(earlier.series.map((series) => [series.key, series[figure]]));
  return lines.flatMap(({ key }, style) => {
    const values = known.get(key);
    if (values === undefined) return [];
    return [{ key: `${key} earlier`, values: shiftedValues(earlier, values, times, shiftSec), style, isEarlier: true }];
  });
}
