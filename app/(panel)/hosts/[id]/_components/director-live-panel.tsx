"use client";

import { useTranslations } from "next-intl";
import { ConnectionsPanel } from "@/components/inspect/connections-panel";
import { LogsPanel } from "@/components/inspect/logs-panel";
import { LostBanner } from "@/components/live/lost-banner";
import { SampleAge } from "@/components/live/sample-age";
import { useFreshness } from "@/components/live/use-freshness";
import { useLive } from "@/components/live/use-live";
import { Panel } from "@/components/ui/panel";
import type { ClusterResource, DirectorResource } from "@/lib/api/resources/cluster";
import { DirectorFigures } from "./director-figures";
import { InterfaceRates } from "./interface-rates";

type Props = { cluster: ClusterResource; director: DirectorResource };

/** A director as its newest sample shows it: old figures are kept and hatched, lost ones announced. */
export function DirectorLivePanel({ cluster, director }: Props) {
  const t = useTranslations("hosts.live");
  const snapshot = useLive().snapshots.get(director.id) ?? null;
  const freshness = useFreshness(snapshot?.freshAt ?? null);
  return (
    <>
      <LostBanner directors={[director]} />
      <Panel
        title={t("director", { cluster: cluster.name })}
        actions={<SampleAge freshAt={snapshot?.freshAt ?? null} />}
      >
        {snapshot === null || snapshot.freshAt === null ? (
          <p className="text-muted text-sm">{t("notSampled")}</p>
        ) : (
          <div className={`grid items-start gap-5 xl:grid-cols-2 ${freshness === "fresh" ? "" : "stale"}`}>
            <DirectorFigures cluster={cluster} snapshot={snapshot} />
            <InterfaceRates interfaces={snapshot.interfaces} />
          </div>
        )}
      </Panel>
      <ConnectionsPanel director={director} services={null} />
      <LogsPanel directorId={director.id} />
    </>
  );
}
