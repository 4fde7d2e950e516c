"use client";

import type { Selection } from "@/components/selection/use-selection";
import type { Figures } from "./figures";
import { MemberRow } from "./member-row";
import { ServiceRow } from "./service-row";
import type { ServiceView } from "./service-view";
import { type RowPlace, type TableRow, tableRows } from "./table-row";
import { VirtualRows } from "./virtual-rows";

export type BodyProps = {
  clusterId: string;
  figures: Figures;
  canEdit: boolean;
  selection: Selection | null;
  selectable: readonly string[];
  linkServices: boolean;
};

/** From so many rows on only those in sight are in the document. Fewer are all there: for the browser's own search. */
export const virtualFrom = 500;

/** The rows of the live table. */
export function TableBody({ views, ...rest }: BodyProps & { views: readonly ServiceView[] }) {
  const rows = tableRows(views);
  const draw = (row: TableRow, place?: RowPlace) => <BodyRow key={row.id} row={row} place={place} {...rest} />;
  if (rows.length >= virtualFrom) return <VirtualRows rows={rows} draw={draw} />;
  return views.map((view) => <tbody key={view.key}>{tableRows([view]).map((row) => draw(row))}</tbody>);
}

function BodyRow({ row, place, ...props }: BodyProps & { row: TableRow; place: RowPlace | undefined }) {
  const { clusterId, figures, canEdit, selection, selectable, linkServices } = props;
  return row.kind === "service" ? (
    <ServiceRow
      clusterId={clusterId}
      view={row.view}
      figures={figures}
      linked={linkServices}
      selection={selection}
      place={place}
    />
  ) : (
    <MemberRow
      clusterId={clusterId}
      view={row.view}
      member={row.member}
      figures={figures}
      canEdit={canEdit}
      selection={selection}
      selectable={selectable}
      place={place}
    />
  );
}
