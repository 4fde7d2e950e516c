"use client";

import { useTranslations } from "next-intl";
import { useServerClock } from "@/lib/client/server-clock";
import { type SparkPoint, sparkPath } from "./spark-path";
import { type TrendFigure, trendWindow } from "./trend";
import { useRateText } from "./use-rate-text";

type Props = {
  points: readonly SparkPoint[];
  /** Top of the scale. */
  max: number;
  figure: TrendFigure;
};

const width = 72;
const height = 20;

/** The last two minutes of one row as a line, and in words for those who cannot see it. It does not move between samples. */
export function Sparkline({ points, max, figure }: Props) {
  const t = useTranslations("live.trend");
  const clock = useServerClock();
  const window = trendWindow(clock?.nowMs ?? points.at(-1)?.atMs ?? 0);
  const values = points.flatMap(({ value }) => value ?? []);
  const spell = useRateText();
  const label =
    values.length === 0
      ? t("nothing", { figure: t(figure) })
      : t("line", {
          figure: t(figure),
          lowest: spell(Math.min(...values)),
          highest: spell(Math.max(...values)),
          last: spell(values.at(-1) ?? 0),
          max: spell(max),
        });
  return (
    <svg role="img" viewBox={`0 0 ${width} ${height}`} width={width} height={height} className="block text-accent">
      <title>{label}</title>
      <path d={`M0,${height - 0.5}H${width}`} className="stroke-separator" strokeWidth="1" />
      <path
        d={sparkPath(points, { ...window, max, width, height })}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
