"use client";

import { Plus, Split } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCluster } from "@/components/cluster/cluster-context";
import { filterViews } from "@/components/cluster/filter-views";
import { hasOutFigures, ServiceTable } from "@/components/cluster/service-table";
import { shownDestinations } from "@/components/cluster/shown-destinations";
import { useLiveServices } from "@/components/cluster/use-live-services";
import { useQueryState } from "@/components/cluster/use-query-state";
import { useTableView } from "@/components/cluster/use-table-view";
import { VipStrip } from "@/components/cluster/vip-strip";
import { BulkVerbs } from "@/components/runs/bulk-verbs";
import { SelectionBar } from "@/components/selection/selection-bar";
import { useSelection } from "@/components/selection/use-selection";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { TableBar } from "./table-bar";

/** Every service with its destinations, live. */
export function ServicesTab() {
  const t = useTranslations("clusters.services");
  const cluster = useCluster();
  const canEdit = useCan("cluster.edit");
  const live = useLiveServices(cluster);
  return (
    <>
      <VipStrip cluster={cluster} />
      {live.views.length === 0 ? (
        <Panel>
          <EmptyState icon={Split} title={t("empty.title")} actions={<FirstSteps cluster={cluster} />}>
            {t("empty.about")}
          </EmptyState>
        </Panel>
      ) : (
        <LiveServices cluster={cluster} canEdit={canEdit} {...live} />
      )}
    </>
  );
}

type LiveProps = ReturnType<typeof useLiveServices> & {
  cluster: ClusterResource;
  canEdit: boolean;
};

function LiveServices({ cluster, views, snapshot, recent, canEdit }: LiveProps) {
  const t = useTranslations("clusters.services");
  const live = useTranslations("live.filter");
  const canApply = useCan("cluster.apply");
  const [text, setText] = useQueryState("q");
  const [problems, setProblems] = useQueryState("problems");
  const table = useTableView();
  const problemsOnly = problems !== "";
  const shown = filterViews(views, { text, problemsOnly });
  const selection = useSelection(shownDestinations(views));
  const showAll = (): void => {
    setText("");
    setProblems("");
  };
  return (
    <>
      <TableBar
        cluster={cluster}
        text={text}
        onText={setText}
        problemsOnly={problemsOnly}
        onProblemsOnly={(only) => setProblems(only ? "1" : "")}
        table={table}
        showOut={hasOutFigures(views)}
        actions={
          canEdit ? (
            <ButtonLink
              variant="primary"
              href={`/clusters/${cluster.id}/services/new`}
              icon={<Plus aria-hidden="true" className="size-4" />}
            >
              {t("add")}
            </ButtonLink>
          ) : null
        }
      />
      {shown.length === 0 ? (
        <Panel>
          <EmptyState
            title={problemsOnly && text === "" ? live("noProblems") : live("noMatch")}
            actions={<Button onPress={showAll}>{live("clear")}</Button>}
          >
            {problemsOnly && text === "" ? live("noProblemsAbout") : live("noMatchAbout")}
          </EmptyState>
        </Panel>
      ) : (
        <ServiceTable
          clusterId={cluster.id}
          views={shown}
          snapshot={snapshot}
          recent={recent}
          table={table}
          canEdit={canApply}
          selection={canApply ? selection : null}
        />
      )}
      <SelectionBar selection={selection} shown={shownDestinations(shown)}>
        <BulkVerbs clusterId={cluster.id} kind="destination" ids={selection.ids} />
      </SelectionBar>
    </>
  );
}

/** A service needs a VIP, directors and real servers first: what is missing is the next step. */
function FirstSteps({ cluster }: { cluster: ClusterResource }) {
  const t = useTranslations("clusters.services.empty");
  const canEdit = useCan("cluster.edit");
  if (!canEdit) return null;
  const base = `/clusters/${cluster.id}`;
  return (
    <>
      {cluster.directors.length === 0 ? <ButtonLink href={`${base}/directors`}>{t("addDirectors")}</ButtonLink> : null}
      {cluster.realServers.length === 0 ? (
        <ButtonLink href={`${base}/real-servers`}>{t("addRealServers")}</ButtonLink>
      ) : null}
      {cluster.vips.length === 0 ? null : (
        <ButtonLink variant="primary" href={`${base}/services/new`}>
          {t("add")}
        </ButtonLink>
      )}
    </>
  );
}
