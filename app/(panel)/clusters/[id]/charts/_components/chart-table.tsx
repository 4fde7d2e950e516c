"use client";

import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import type { ChartLine } from "./chart-lines";

type Props = {
  label: string;
  times: readonly number[];
  lines: readonly ChartLine[];
  nameOf: (line: ChartLine) => string;
  format: (value: number) => string;
};

/** A chart's figures in words, newest first: for those who cannot see the picture, and for copying. */
export function ChartTable({ label, times, lines, nameOf, format }: Props) {
  const t = useTranslations("live.charts");
  const newestFirst = times.map((at, index) => ({ at, index })).reverse();
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      className="max-h-80 overflow-auto rounded-md border border-border"
    >
      <table className="data-table data-table-compact">
        <thead>
          <tr>
            <th scope="col">{t("time")}</th>
            {lines.map((line) => (
              <th key={line.key} scope="col" data-align="end">
                {nameOf(line)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {newestFirst.map(({ at, index }) => (
            <tr key={at}>
              <th scope="row">
                <Moment at={new Date(at * 1000).toISOString()} />
              </th>
              {lines.map((line) => {
                const value = line.values[index] ?? null;
                return (
                  <td key={line.key} data-align="end">
                    {value === null ? <span className="text-muted">{t("noSample")}</span> : format(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
