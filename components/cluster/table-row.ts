import type { MemberView, ServiceView } from "./service-view";

/** One row of the live table, in the order in which they stand. */
export type TableRow =
  | { readonly kind: "service"; readonly id: string; readonly view: ServiceView }
  | { readonly kind: "member"; readonly id: string; readonly view: ServiceView; readonly member: MemberView };

export function tableRows(views: readonly ServiceView[]): readonly TableRow[] {
  return views.flatMap((view): TableRow[] => [
    { kind: "service", id: view.key, view },
    ...view.members.map((member): TableRow => ({ kind: "member", id: `${view.key} ${member.endpoint}`, view, member })),
  ]);
}

/** How a row that is one of many not drawn is placed: for the measuring of its height, and for screen readers. */
export type RowPlace = {
  readonly "data-index": number;
  readonly "aria-rowindex": number;
  readonly ref: (row: HTMLTableRowElement | null) => void;
};
