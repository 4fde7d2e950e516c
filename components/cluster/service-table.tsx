"use client";

import { useTranslations } from "next-intl";
import type { Selection } from "@/components/selection/use-selection";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import type { RecentSample } from "../live/recent-samples";
import { useFreshness } from "../live/use-freshness";
import type { Figures } from "./figures";
import type { ServiceView } from "./service-view";
import { shownDestinations } from "./shown-destinations";
import { sortViews } from "./sort-views";
import { TableBody, virtualFrom } from "./table-body";
import { shownColumns } from "./table-columns";
import { TableHead } from "./table-head";
import { tableRows } from "./table-row";
import { useSteadyOrder } from "./use-steady-order";
import type { TableView } from "./use-table-view";

type Props = {
  clusterId: string;
  views: readonly ServiceView[];
  /** The director whose figures are shown; null = it was never sampled. */
  snapshot: DirectorSnapshot | null;
  /** Its last two minutes. */
  recent: readonly RecentSample[];
  /** How the reader wants it: columns, order, what the lines show. */
  table: TableView;
  canEdit: boolean;
  /** Null = nothing can be done to several at once. */
  selection: Selection | null;
  /** Off on the page of one service, which names it already. */
  linkServices?: boolean;
};

/** Services and their destinations with the live figures of one director. Columns keep their width whatever the figures do. */
export function ServiceTable(props: Props) {
  const { clusterId, views, snapshot, recent, table, canEdit, selection, linkServices = true } = props;
  const t = useTranslations("live.table");
  const freshness = useFreshness(snapshot?.freshAt ?? null);
  const stale = snapshot !== null && freshness !== "fresh";
  const showOut = hasOutFigures(views);
  const columns = shownColumns(table.hidden, showOut);
  const figures: Figures = {
    ...{ directorId: snapshot?.directorId ?? null, freshAt: snapshot?.freshAt ?? null, stale },
    ...{ showOut, columns, recent, trend: table.trend },
  };
  const steady = useSteadyOrder(sortViews(views, table.sort));
  const selectable = shownDestinations(steady.views);
  const rowCount = tableRows(steady.views).length;
  const onSort = (sort: string): void => {
    steady.release();
    table.setSort(sort);
  };
  return (
    <section
      aria-label={t("label")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border border-border bg-surface"
      onPointerMove={steady.hold}
      onKeyDown={steady.hold}
    >
      <table className="data-table data-table-tight" aria-rowcount={rowCount >= virtualFrom ? rowCount + 1 : undefined}>
        <TableHead
          figures={figures}
          selection={selection}
          selectable={selectable}
          sorting={{ sort: table.sort, onSort }}
        />
        <TableBody
          clusterId={clusterId}
          views={steady.views}
          figures={figures}
          canEdit={canEdit}
          selection={selection}
          selectable={selectable}
          linkServices={linkServices}
        />
      </table>
    </section>
  );
}

/** What leaves a real server passes the director only with NAT: elsewhere the out columns could not move. */
export function hasOutFigures(views: readonly ServiceView[]): boolean {
  return views.some(({ members }) => members.some(({ live }) => live?.forwarding === "nat"));
}
