"use client";

import { useTranslations } from "next-intl";
import { AlertsMark } from "@/components/alerts/alerts-mark";
import { ApplyingMark } from "@/components/cluster/applying-mark";
import { useCluster } from "@/components/cluster/cluster-context";
import { DriftBanner } from "@/components/cluster/drift-banner";
import { DriftLabel } from "@/components/cluster/drift-label";
import { PendingMark } from "@/components/cluster/pending-mark";
import { LostBanner } from "@/components/live/lost-banner";
import { UnderWayMark } from "@/components/runs/under-way-mark";
import { Crumbs } from "@/components/shell/crumbs";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { ClusterFigures } from "./cluster-figures";

/** Name, state and figures of the cluster above its tabs. */
export function ClusterHeader() {
  const t = useTranslations("clusters");
  const cluster = useCluster();
  const base = `/clusters/${cluster.id}`;
  const facts = [
    t("facts.directors", { count: cluster.directorCount }),
    t("facts.realServers", { count: cluster.realServerCount }),
    cluster.appliedRevision === 0 ? t("facts.neverApplied") : t("facts.revision", { number: cluster.appliedRevision }),
  ];
  return (
    <>
      <Crumbs crumbs={[{ label: cluster.name, href: base }]} />
      <PageHeader
        title={cluster.name}
        marks={
          <>
            <Badge>{t(`engine.${cluster.engine}.name`)}</Badge>
            <AlertsMark clusterId={cluster.id} />
            <ApplyingMark clusterId={cluster.id} />
            <UnderWayMark clusterId={cluster.id} />
            {cluster.pending ? <PendingMark clusterId={cluster.id} /> : null}
          </>
        }
        description={cluster.description === "" ? facts.join(" · ") : `${cluster.description} · ${facts.join(" · ")}`}
        actions={<ClusterFigures />}
      />
      <div className="mb-4 flex flex-col gap-3 empty:hidden">
        <LostBanner directors={cluster.directors} />
        <DriftBanner clusterId={cluster.id} />
      </div>
      <TabLinks
        label={t("tabs.label")}
        links={[
          { href: `${base}/services`, label: t("tabs.services") },
          { href: `${base}/real-servers`, label: t("tabs.realServers") },
          { href: `${base}/directors`, label: t("tabs.directors") },
          { href: `${base}/charts`, label: t("tabs.charts") },
          { href: `${base}/raw`, label: t("tabs.raw") },
          { href: `${base}/topology`, label: t("tabs.topology") },
          { href: `${base}/drift`, label: <DriftLabel clusterId={cluster.id} /> },
          { href: `${base}/plan`, label: t("tabs.plan") },
          { href: `${base}/history`, label: t("tabs.history") },
          { href: `${base}/settings`, label: t("tabs.settings") },
        ]}
      />
    </>
  );
}
