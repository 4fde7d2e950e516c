"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { SelectAllBox } from "@/components/selection/select-box";
import type { Selection } from "@/components/selection/use-selection";
import { rowKey } from "../live/recent-samples";
import { SampleAge } from "../live/sample-age";
import { trendMax } from "../live/trend";
import { FigureCells } from "./figure-cells";
import type { Figures } from "./figures";
import { serviceFigures } from "./row-figures";
import { ServiceMark } from "./service-mark";
import { serviceState } from "./service-state";
import type { ServiceView } from "./service-view";
import { shownDestinations } from "./shown-destinations";
import type { RowPlace } from "./table-row";
import { TrendCell } from "./trend-cell";

type Props = {
  clusterId: string;
  view: ServiceView;
  figures: Figures;
  linked: boolean;
  selection: Selection | null;
  /** Undefined = every row of the table is drawn. */
  place: RowPlace | undefined;
};

/** Head of one service's rows: what it is, how its destinations are together, and their sums. */
export function ServiceRow({ clusterId, view, figures, linked, selection, place }: Props) {
  const t = useTranslations("runs.select");
  const { desired, key } = view;
  const { columns, recent, trend } = figures;
  return (
    <tr {...place} className="*:border-t *:border-t-border *:bg-surface-secondary/60">
      {selection === null ? null : (
        <td className="w-0">
          {desired === null ? null : (
            <SelectAllBox
              label={t("allOf", { name: desired.name })}
              ids={shownDestinations([view])}
              selection={selection}
            />
          )}
        </td>
      )}
      <th scope="rowgroup">
        <span className="flex items-baseline gap-x-2.5 whitespace-nowrap">
          {desired === null ? null : linked ? (
            <Link className="font-semibold hover:underline" href={`/clusters/${clusterId}/services/${desired.id}`}>
              {desired.name}
            </Link>
          ) : (
            <span className="font-semibold">{desired.name}</span>
          )}
          <span className="font-mono text-xs">{key}</span>
        </span>
      </th>
      <td>
        <ServiceMark state={serviceState(view)} />
      </td>
      <td colSpan={columns.has("share") ? 2 : 1}>
        <Traits view={view} />
      </td>
      <TrendCell rowKey={rowKey(key)} max={trendMax(recent, [rowKey(key)], trend)} figures={figures} />
      <FigureCells row={serviceFigures(view)} figures={figures} />
      <td data-align="end">
        <SampleAge freshAt={figures.freshAt} />
      </td>
    </tr>
  );
}

function Traits({ view: { desired, live } }: { view: ServiceView }) {
  const t = useTranslations("live.traits");
  const scheduler = desired?.scheduler ?? live?.scheduler ?? "";
  const persistenceSec = desired?.persistence?.timeoutSec ?? live?.persistenceSec ?? null;
  const check = desired?.healthChecks[0]?.kind;
  return (
    <span className="flex gap-x-2 whitespace-nowrap text-muted text-xs">
      <span className="font-mono" title={t("scheduler")}>
        {scheduler}
      </span>
      {persistenceSec === null ? null : <span>{t("persistent", { seconds: persistenceSec })}</span>}
      {check === undefined ? null : <span>{t("checked", { kind: check.toUpperCase() })}</span>}
    </span>
  );
}
