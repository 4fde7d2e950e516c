"use client";

import { useTranslations } from "next-intl";
import { SelectAllBox } from "@/components/selection/select-box";
import type { Selection } from "@/components/selection/use-selection";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { useFreshness } from "../live/use-freshness";
import type { Figures } from "./figures";
import { MemberRow } from "./member-row";
import { ServiceRow } from "./service-row";
import type { ServiceView } from "./service-view";
import { shownDestinations } from "./shown-destinations";

type Props = {
  clusterId: string;
  views: readonly ServiceView[];
  /** The director whose figures are shown; null = it was never sampled. */
  snapshot: DirectorSnapshot | null;
  canEdit: boolean;
  /** Null = nothing can be done to several at once. */
  selection: Selection | null;
  /** Off on the page of one service, which names it already. */
  linkServices?: boolean;
};

/**
 * Services and their destinations with the live figures of one director. Columns keep their width whatever the figures
 * do. What leaves a real server passes the director only with NAT, so the out columns appear only where they can move.
 */
export function ServiceTable({ clusterId, views, snapshot, canEdit, selection, linkServices = true }: Props) {
  const t = useTranslations("live.table");
  const select = useTranslations("runs.select");
  const freshness = useFreshness(snapshot?.freshAt ?? null);
  const stale = snapshot !== null && freshness !== "fresh";
  const showOut = views.some(({ members }) => members.some(({ live }) => live?.forwarding === "nat"));
  const selectable = shownDestinations(views);
  const figures: Figures = { freshAt: snapshot?.freshAt ?? null, stale, showOut };
  return (
    <section
      aria-label={t("label")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border border-border bg-surface"
    >
      <table className="data-table">
        <thead>
          <tr>
            {selection === null ? null : (
              <td className="w-0 border-border border-b bg-surface-secondary">
                <SelectAllBox label={select("allShown")} ids={selectable} selection={selection} />
              </td>
            )}
            <th scope="col">{t("realServer")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">
              <span className="inline-block w-14 px-2 text-end">{t("weight")}</span>
            </th>
            <th scope="col" title={t("shareAbout")}>
              {t("share")}
            </th>
            <Figure title={t("activeAbout")}>{t("active")}</Figure>
            <Figure title={t("inactiveAbout")}>{t("inactive")}</Figure>
            <Figure>{t("connPerSec")}</Figure>
            <Figure>{showOut ? t("inPktPerSec") : t("pktPerSec")}</Figure>
            <Figure>{showOut ? t("inBytesPerSec") : t("bytesPerSec")}</Figure>
            {showOut ? <Figure>{t("outPktPerSec")}</Figure> : null}
            {showOut ? <Figure>{t("outBytesPerSec")}</Figure> : null}
            <Figure title={t("ageAbout")}>{t("age")}</Figure>
          </tr>
        </thead>
        {views.map((view) => (
          <tbody key={view.key}>
            <ServiceRow
              clusterId={clusterId}
              view={view}
              figures={figures}
              linked={linkServices}
              selection={selection}
            />
            {view.members.map((member) => (
              <MemberRow
                key={member.desired?.id ?? member.endpoint}
                clusterId={clusterId}
                member={member}
                figures={figures}
                canEdit={canEdit}
                selection={selection}
                selectable={selectable}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Figure({ title, children }: { title?: string; children: string }) {
  return (
    <th scope="col" data-align="end" className="min-w-18" title={title}>
      {children}
    </th>
  );
}
