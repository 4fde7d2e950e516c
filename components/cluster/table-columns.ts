/** Columns of figures, in their order; the rest is drawn by cells of its own. */
export const figureColumns = [
  "active",
  "inactive",
  "connPerSec",
  "inPktPerSec",
  "inBytesPerSec",
  "outPktPerSec",
  "outBytesPerSec",
] as const;
export type FigureColumn = (typeof figureColumns)[number];

/** The columns of the live table that a reader may hide. Name, state and weight always show. */
export const optionalColumns = ["share", "trend", ...figureColumns] as const;
export type OptionalColumn = (typeof optionalColumns)[number];

/** What leaves a real server passes the director only with NAT: elsewhere these columns would always say 0. */
const outColumns: ReadonlySet<OptionalColumn> = new Set(["outPktPerSec", "outBytesPerSec"]);

/** The columns that show, of a reader who hides these (`?hide=share.trend`). */
export function shownColumns(hidden: string, showOut: boolean): ReadonlySet<OptionalColumn> {
  const away = new Set(hidden.split("."));
  return new Set(optionalColumns.filter((column) => !away.has(column) && (showOut || !outColumns.has(column))));
}

/** The `hide` parameter for a reader who wants these of the columns `offered`. */
export function hiddenColumns(wanted: ReadonlySet<string>, offered: ReadonlySet<OptionalColumn>): string {
  return [...offered].filter((column) => !wanted.has(column)).join(".");
}
