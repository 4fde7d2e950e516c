"use client";

import { useTheme } from "next-themes";
import { useEffect, useEffectEvent, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { z } from "zod";
import type { ChartSpan } from "./chart-span";
import { formatTick } from "./format-tick";
import { lineStyle } from "./line-styles";

export type DrawnLine = {
  readonly key: string;
  readonly values: readonly (number | null)[];
  /** Which line style, and whether it is the fainter one of an earlier time. */
  readonly style: number;
  readonly isEarlier: boolean;
};

type Props = {
  /** Says what the picture shows, for those who cannot see it. */
  label: string;
  times: readonly number[];
  lines: readonly DrawnLine[];
  /** Seconds since the epoch of what happened. */
  marks: readonly number[];
  formatValue: (value: number) => string;
  onZoom: (span: ChartSpan) => void;
  /** The step under the pointer, in all charts of the page; null = none. */
  onPoint: (index: number | null) => void;
};

const heightPx = 200;
/** Less is a click that slipped. */
const leastDragPx = 4;
/** Charts with one key move their cursors together. */
const syncKey = "signalbox-history";

/** Lines over time on a canvas. A gap stays a gap. Dragging selects a time to look at more closely. */
export function TimeChart({ label, times, lines, marks, formatValue, onZoom, onPoint }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<uPlot | null>(null);
  const { resolvedTheme } = useTheme();
  const zoom = useEffectEvent(onZoom);
  const point = useEffectEvent(onPoint);
  const spell = useEffectEvent(formatValue);
  const present = useEffectEvent(() => ({ data: alignedData(times, lines), lines, marks }));
  const kinds = JSON.stringify(lines.map(({ style, isEarlier }) => ({ style, isEarlier })));

  // Newer figures of the same lines go into the chart that is there: one made anew would end a drag that is under way.
  useEffect(() => {
    const target = box.current;
    if (target === null || resolvedTheme === undefined) return;
    const looks = z.array(lookSchema).parse(JSON.parse(kinds));
    const chart = new uPlot(
      {
        ...optionsOf(target, looks, (value) => spell(value)),
        hooks: {
          setSelect: [(self) => takeSelection(self, (span) => zoom(span))],
          setCursor: [(self) => point(self.cursor.idx ?? null)],
          draw: [(self) => drawMarks(self, present().marks, cssColor(target, "--foreground"))],
        },
      },
      present().data,
      target,
    );
    drawn.current = chart;
    const watcher = new ResizeObserver(() => chart.setSize({ width: target.clientWidth, height: heightPx }));
    watcher.observe(target);
    return () => {
      watcher.disconnect();
      chart.destroy();
      drawn.current = null;
    };
  }, [kinds, resolvedTheme]);
  useEffect(() => {
    drawn.current?.setData(alignedData(times, lines));
  }, [times, lines]);
  return (
    <div ref={box} role="img" aria-label={label} style={{ height: heightPx }} className="min-w-0 overflow-hidden" />
  );
}

const lookSchema = z.object({ style: z.number(), isEarlier: z.boolean() });
type LineLook = z.infer<typeof lookSchema>;

function alignedData(times: readonly number[], lines: readonly DrawnLine[]): uPlot.AlignedData {
  return [[...times], ...lines.map(({ values }) => [...values])];
}

function cssColor(target: Element, name: string): string {
  return getComputedStyle(target).getPropertyValue(name).trim();
}

function optionsOf(target: Element, looks: readonly LineLook[], spell: (value: number) => string): uPlot.Options {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const font = `11px ${getComputedStyle(target).fontFamily}`;
  const axis = { stroke: cssColor(target, "--muted"), font, ticks: { show: false } };
  return {
    width: target.clientWidth,
    height: heightPx,
    legend: { show: false },
    cursor: { sync: { key: syncKey }, drag: { x: true, y: false, setScale: false }, points: { size: 6 } },
    scales: { y: { range: (_chart, _min, max) => [0, max > 0 ? max * 1.08 : 1] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        values: (_chart, splits, _index, _space, increment) => splits.map((at) => formatTick(at, increment, timeZone)),
      },
      {
        ...axis,
        size: 56,
        grid: { stroke: cssColor(target, "--separator"), width: 1 },
        values: (_chart, splits) => splits.map(spell),
      },
    ],
    series: [{}, ...looks.map((look) => seriesOf(look, cssColor(target, lineStyle(look.style).color)))],
  };
}

function takeSelection(chart: uPlot, onZoom: (span: ChartSpan) => void): void {
  const { left, width } = chart.select;
  if (width < leastDragPx) return;
  const at = (pixel: number): number => chart.posToVal(pixel, "x") * 1000;
  chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  onZoom({ fromMs: at(left), toMs: at(left + width) });
}

function seriesOf({ style, isEarlier }: LineLook, color: string): uPlot.Series {
  return {
    stroke: isEarlier ? `color-mix(in oklab, ${color} 45%, transparent)` : color,
    width: isEarlier ? 1 : 1.5,
    dash: [...lineStyle(style).dash],
    spanGaps: false,
    points: { size: 4, width: 0, fill: color },
  };
}

/** A dotted upright for each thing that happened. */
function drawMarks(chart: uPlot, marks: readonly number[], color: string): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.globalAlpha = 0.55;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
  for (const at of marks) {
    const x = Math.round(chart.valToPos(at, "x", true));
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}
