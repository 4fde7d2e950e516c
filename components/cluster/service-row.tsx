"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { SelectAllBox } from "@/components/selection/select-box";
import type { Selection } from "@/components/selection/use-selection";
import type { LiveDestination } from "@/lib/live/snapshot";
import { SampleAge } from "../live/sample-age";
import { FigureCells } from "./figure-cells";
import type { Figures } from "./figures";
import { ServiceMark } from "./service-mark";
import { serviceState } from "./service-state";
import type { ServiceView } from "./service-view";
import { shownDestinations } from "./shown-destinations";

type Props = { clusterId: string; view: ServiceView; figures: Figures; linked: boolean; selection: Selection | null };

/** Head of one service's rows: what it is, how its destinations are together, and their sums. */
export function ServiceRow({ clusterId, view, figures, linked, selection }: Props) {
  const t = useTranslations("runs.select");
  const { desired, live } = view;
  const sums = live === null ? null : sumUp(live.destinations);
  return (
    <tr className="*:border-t *:border-t-border *:bg-surface-secondary/60">
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
          <span className="font-mono text-xs">{view.key}</span>
        </span>
      </th>
      <td>
        <ServiceMark state={serviceState(view)} />
      </td>
      <td colSpan={2}>
        <Traits view={view} />
      </td>
      <FigureCells
        active={sums?.active ?? null}
        inactive={sums?.inactive ?? null}
        rates={live?.rates ?? null}
        figures={figures}
      />
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

function sumUp(destinations: readonly LiveDestination[]): { active: number; inactive: number } {
  return {
    active: destinations.reduce((sum, { active }) => sum + active, 0),
    inactive: destinations.reduce((sum, { inactive }) => sum + inactive, 0),
  };
}
