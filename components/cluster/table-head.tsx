"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SelectAllBox } from "@/components/selection/select-box";
import type { Selection } from "@/components/selection/use-selection";
import { SortMark } from "@/components/ui/sort-mark";
import type { Figures } from "./figures";
import { nextSort, type Sort, type SortColumn } from "./sort-views";
import { type FigureColumn, figureColumns } from "./table-columns";

type Props = {
  figures: Figures;
  selection: Selection | null;
  selectable: readonly string[];
  /** Null = one service, whose rows stand as they are configured. */
  sorting: { readonly sort: Sort; readonly onSort: (sort: string) => void } | null;
};

/** The heads of the live table's columns; a press sorts. */
export function TableHead({ figures: { columns, showOut, trend }, selection, selectable, sorting }: Props) {
  const t = useTranslations("live.table");
  const trends = useTranslations("live.trend");
  const select = useTranslations("runs.select");
  const figureText = (column: FigureColumn): string => {
    if (!showOut && column === "inPktPerSec") return t("pktPerSec");
    if (!showOut && column === "inBytesPerSec") return t("bytesPerSec");
    return t(column);
  };
  const explained: Partial<Record<FigureColumn, string>> = { active: t("activeAbout"), inactive: t("inactiveAbout") };
  const head = (column: SortColumn, text: ReactNode, more: HeadMore = {}) => (
    <Head key={column} column={column} sorting={sorting} {...more}>
      {text}
    </Head>
  );
  return (
    <thead>
      <tr>
        {selection === null ? null : (
          <td className="w-0 border-border border-b bg-surface-secondary">
            <SelectAllBox label={select("allShown")} ids={selectable} selection={selection} />
          </td>
        )}
        {head("name", t("realServer"))}
        {head("problems", t("state"))}
        {head("weight", <span className="inline-block w-14 text-end">{t("weight")}</span>)}
        {columns.has("share") ? head("share", t("share"), { title: t("shareAbout") }) : null}
        {columns.has("trend") ? (
          <th scope="col" title={trends("about")}>
            {trends(trend)}
          </th>
        ) : null}
        {figureColumns
          .filter((column) => columns.has(column))
          .map((column) => head(column, figureText(column), { isFigure: true, title: explained[column] }))}
        <th scope="col" data-align="end" className="min-w-14" title={t("ageAbout")}>
          {t("age")}
        </th>
      </tr>
    </thead>
  );
}

type HeadMore = { readonly isFigure?: boolean; readonly title?: string | undefined };
type HeadProps = HeadMore & { column: SortColumn; sorting: Props["sorting"]; children: ReactNode };

function Head({ column, sorting, isFigure = false, title, children }: HeadProps) {
  const direction = sorting?.sort.column === column ? sorting.sort.direction : undefined;
  const look = isFigure ? ({ "data-align": "end", className: "min-w-16" } as const) : {};
  return (
    <th scope="col" title={title} aria-sort={direction} {...look}>
      {sorting === null ? (
        children
      ) : (
        <button
          type="button"
          className="inline-flex h-6 items-center gap-1 rounded underline-offset-2 hover:text-foreground hover:underline"
          onClick={() => sorting.onSort(nextSort(sorting.sort, column))}
        >
          {children}
          {/* A faint mark in each of a dozen heads would take the width of two columns. */}
          {direction === undefined ? null : <SortMark direction={direction} />}
        </button>
      )}
    </th>
  );
}
