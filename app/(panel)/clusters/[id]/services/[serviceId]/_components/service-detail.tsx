"use client";

import { ChartLine, Pencil, Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCluster } from "@/components/cluster/cluster-context";
import { ColumnsMenu } from "@/components/cluster/columns-menu";
import { DirectorChoice } from "@/components/cluster/director-choice";
import { RemoveDialog } from "@/components/cluster/remove-dialog";
import { ServiceMark } from "@/components/cluster/service-mark";
import { serviceState } from "@/components/cluster/service-state";
import { hasOutFigures, ServiceTable } from "@/components/cluster/service-table";
import { shownDestinations } from "@/components/cluster/shown-destinations";
import { shownDirector } from "@/components/cluster/shown-director";
import { useLiveServices } from "@/components/cluster/use-live-services";
import { useQueryState } from "@/components/cluster/use-query-state";
import { useTableView } from "@/components/cluster/use-table-view";
import { ConnectionsPanel } from "@/components/inspect/connections-panel";
import { useFreshSnapshots } from "@/components/live/use-fresh-snapshots";
import { useLive } from "@/components/live/use-live";
import { BulkVerbs } from "@/components/runs/bulk-verbs";
import { SelectionBar } from "@/components/selection/selection-bar";
import { useSelection } from "@/components/selection/use-selection";
import { DestinationDialog } from "@/components/service-form/destination-dialog";
import { Crumbs } from "@/components/shell/crumbs";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { ClusterResource, ServiceResource } from "@/lib/api/resources/cluster";
import { DestinationList } from "./destination-list";
import { DirectorFigures } from "./director-figures";
import { ServiceFacts } from "./service-facts";

/** One service: its destinations live, its settings, and what can be done to both. */
export function ServiceDetail({ serviceId }: { serviceId: string }) {
  const t = useTranslations("clusters.services");
  const cluster = useCluster();
  const service = cluster.services.find(({ id }) => id === serviceId);
  if (service === undefined) {
    return (
      <Panel>
        <EmptyState
          title={t("goneTitle")}
          actions={<ButtonLink href={`/clusters/${cluster.id}/services`}>{t("all")}</ButtonLink>}
        >
          {t("goneAbout")}
        </EmptyState>
      </Panel>
    );
  }
  return <Service cluster={cluster} service={service} />;
}

function Service({ cluster, service }: { cluster: ClusterResource; service: ServiceResource }) {
  const t = useTranslations("clusters.services");
  const canEdit = useCan("cluster.edit");
  const router = useRouter();
  const [dialog, setDialog] = useState<"none" | "remove" | "add">("none");
  const close = (): void => setDialog("none");
  return (
    <div className="flex flex-col gap-5">
      <Crumbs crumbs={[{ label: cluster.name, href: `/clusters/${cluster.id}` }, { label: service.name }]} />
      <LivePart cluster={cluster} service={service} onAdd={() => setDialog("add")} />
      <Connected cluster={cluster} service={service} />
      {cluster.directors.length > 1 ? <DirectorFigures cluster={cluster} service={service} /> : null}
      <DestinationList engine={cluster.engine} service={service} />
      <Panel
        title={t("settings")}
        actions={
          canEdit ? (
            <>
              <ButtonLink
                href={`/clusters/${cluster.id}/services/${service.id}/edit`}
                icon={<Pencil aria-hidden="true" className="size-4" />}
              >
                {t("editSettings")}
              </ButtonLink>
              <span aria-hidden="true" className="mx-2 h-5 border-border border-s" />
              <Button
                variant="quiet"
                icon={<Trash2 aria-hidden="true" className="size-4" />}
                onPress={() => setDialog("remove")}
              >
                {t("remove")}
              </Button>
            </>
          ) : null
        }
      >
        <ServiceFacts engine={cluster.engine} service={service} />
      </Panel>
      {dialog === "add" ? <DestinationDialog cluster={cluster} service={service} onClose={close} /> : null}
      {dialog === "remove" ? (
        <RemoveDialog
          kind="services"
          object={service}
          name={service.name}
          onClose={close}
          onDone={() => router.push(`/clusters/${cluster.id}/services`)}
          {...(service.applied ? { typedName: service.name } : {})}
        />
      ) : null}
    </div>
  );
}

function Connected({ cluster, service }: Omit<LiveProps, "onAdd">) {
  const [chosen] = useQueryState("director");
  const director = shownDirector(cluster.directors, useFreshSnapshots(), chosen);
  return <ConnectionsPanel director={director} services={service.keys} />;
}

type LiveProps = { cluster: ClusterResource; service: ServiceResource; onAdd: () => void };

function LivePart({ cluster, service, onAdd }: LiveProps) {
  const t = useTranslations("clusters.services");
  const canEdit = useCan("cluster.edit");
  const canApply = useCan("cluster.apply");
  const { snapshots } = useLive();
  const { views, snapshot, recent } = useLiveServices(cluster);
  const table = useTableView();
  const [director, setDirector] = useQueryState("director");
  const view = views.find(({ desired }) => desired?.id === service.id);
  const shown = view === undefined ? [] : shownDestinations([view]);
  const selection = useSelection(shown);
  if (view === undefined) return null;
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <h2 className="font-semibold text-base">{service.name}</h2>
        <ServiceMark state={serviceState(view)} filled />
        <span className="flex-1" />
        <ButtonLink
          href={`/clusters/${cluster.id}/charts?service=${encodeURIComponent(view.key)}`}
          icon={<ChartLine aria-hidden="true" className="size-4" />}
        >
          {t("charts")}
        </ButtonLink>
        <ColumnsMenu table={table} showOut={hasOutFigures([view])} />
        {cluster.directors.length > 1 ? (
          <DirectorChoice
            directors={cluster.directors}
            snapshots={snapshots}
            chosen={director}
            onChoose={setDirector}
          />
        ) : null}
        {canEdit ? (
          <Button variant="primary" icon={<Plus aria-hidden="true" className="size-4" />} onPress={onAdd}>
            {t("addMember")}
          </Button>
        ) : null}
      </div>
      <ServiceTable
        clusterId={cluster.id}
        views={[view]}
        snapshot={snapshot}
        recent={recent}
        table={table}
        canEdit={canApply}
        selection={canApply ? selection : null}
        linkServices={false}
      />
      <SelectionBar selection={selection} shown={shown}>
        <BulkVerbs clusterId={cluster.id} kind="destination" ids={selection.ids} />
      </SelectionBar>
    </section>
  );
}
