import type { ReportBuilder } from "@/lib/import/report-builder";
import type { Place } from "@/lib/import/source-line";

export type ListedPlace = {
  readonly report: ReportBuilder;
  /** A line that a command printed on the director, for the report; `number` counts from 1. */
  readonly at: (command: string, number: number, text: string) => Place;
};

/** Lets the report point at what was printed on a director, as it points at lines of its files. */
export function placeOfListed({ report, prefix }: { report: ReportBuilder; prefix: string }): ListedPlace {
  return {
    report,
    at: (command, number, text) => ({ line: { path: `${prefix}${command}`, number, text }, column: 1 }),
  };
}
