import { gravityOf } from "@/lib/live/member-state";
import { figureOf, memberFigures, serviceFigures } from "./row-figures";
import { serviceGravity, serviceState } from "./service-state";
import type { MemberView, ServiceView } from "./service-view";
import { type FigureColumn, figureColumns } from "./table-columns";

export const sortColumns = ["problems", "name", "weight", "share", ...figureColumns] as const;
export type SortColumn = (typeof sortColumns)[number];

export type Sort = { readonly column: SortColumn; readonly direction: "ascending" | "descending" };

/** What nobody chose: what needs somebody stands on top. */
export const problemsFirst: Sort = { column: "problems", direction: "descending" };

/** Reads `?sort=active` or `?sort=active.up`. */
export function readSort(text: string): Sort {
  const [name, way] = text.split(".");
  const column = sortColumns.find((one) => one === name);
  if (column === undefined) return problemsFirst;
  const natural = naturalDirection(column);
  return { column, direction: way === "up" ? "ascending" : way === "down" ? "descending" : natural };
}

/** The parameter for the next press of a column's head: its natural direction, the other one, and back to problems. */
export function nextSort(now: Sort, column: SortColumn): string {
  const natural = naturalDirection(column);
  if (now.column !== column) return column === problemsFirst.column ? "" : column;
  if (now.direction === natural) return `${column}.${natural === "ascending" ? "down" : "up"}`;
  return "";
}

/** Sorts services, and the destinations within each, alike. Equal ones stay in the order they came; unknown is last. */
export function sortViews(views: readonly ServiceView[], { column, direction }: Sort): ServiceView[] {
  const sign = direction === "ascending" ? 1 : -1;
  const sorted = <Row>(rows: readonly Row[], sortedBy: (row: Row) => SortValue): Row[] =>
    rows
      .map((row) => ({ row, value: sortedBy(row) }))
      .sort((a, b) => compare(a.value, b.value, sign))
      .map(({ row }) => row);
  return sorted(
    views.map((view) => ({ ...view, members: sorted(view.members, (member) => memberValue(member, column)) })),
    (view) => serviceValue(view, column),
  );
}

type SortValue = number | string | null;

function serviceValue(view: ServiceView, column: SortColumn): SortValue {
  switch (column) {
    case "problems":
      return serviceGravity(serviceState(view));
    case "name":
      return view.desired?.name ?? view.key;
    case "weight":
      return view.live?.destinations.reduce((sum, { weight }) => sum + weight, 0) ?? null;
    // Of each service the destinations have all: services keep their order.
    case "share":
      return null;
    default:
      return figureOf(serviceFigures(view), column satisfies FigureColumn);
  }
}

function memberValue(member: MemberView, column: SortColumn): SortValue {
  switch (column) {
    case "problems":
      return gravityOf(member.state) + (member.share.outlier === null ? 0 : 0.5);
    case "name":
      return member.desired?.realServerName ?? member.endpoint;
    case "weight":
      return member.live?.weight ?? null;
    case "share":
      return member.share.actual;
    default:
      return figureOf(memberFigures(member), column satisfies FigureColumn);
  }
}

const collator = new Intl.Collator("en", { numeric: true });

function compare(a: SortValue, b: SortValue, sign: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === "string" || typeof b === "string") return sign * collator.compare(String(a), String(b));
  return sign * (a - b);
}

function naturalDirection(column: SortColumn): Sort["direction"] {
  return column === "name" ? "ascending" : "descending";
}
