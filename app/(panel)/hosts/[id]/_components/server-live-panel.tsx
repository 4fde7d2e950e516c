"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { MemberMark } from "@/components/cluster/member-mark";
import type { MemberView, ServiceView } from "@/components/cluster/service-view";
import { useLiveServices } from "@/components/cluster/use-live-services";
import { LostBanner } from "@/components/live/lost-banner";
import { Count, Rate } from "@/components/live/rate";
import { SampleAge } from "@/components/live/sample-age";
import { useFreshness } from "@/components/live/use-freshness";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { ClusterResource } from "@/lib/api/resources/cluster";

type Row = { readonly view: ServiceView; readonly member: MemberView };

/** The services that send to a real server, with its figures on the director that holds the VIPs. */
export function ServerLivePanel({ cluster, hostId }: { cluster: ClusterResource; hostId: string }) {
  const t = useTranslations("hosts.live");
  const table = useTranslations("live.table");
  const { views, snapshot } = useLiveServices(cluster);
  const isOld = useFreshness(snapshot?.freshAt ?? null) !== "fresh";
  const servers = new Set(cluster.realServers.filter((each) => each.hostId === hostId).map(({ id }) => id));
  const rows = views.flatMap((view) =>
    view.members.flatMap((member) => (servers.has(member.desired?.realServerId ?? "") ? [{ view, member }] : [])),
  );
  const figure = isOld ? { className: "stale" } : {};
  const columns: Column<Row>[] = [
    {
      id: "service",
      header: t("service"),
      cell: ({ view: { key, desired } }) => (
        <Link className="text-link" href={`/clusters/${cluster.id}/services/${desired?.id}`}>
          {desired?.name} <span className="font-mono text-muted text-xs">{key}</span>
        </Link>
      ),
    },
    { id: "state", header: table("state"), cell: ({ member: { state } }) => <MemberMark state={state} /> },
    {
      ...{ id: "weight", header: table("weight"), align: "end", ...figure },
      cell: ({ member: { live } }) => <Count value={live?.weight} />,
    },
    {
      ...{ id: "active", header: table("active"), align: "end", ...figure },
      cell: ({ member: { live } }) => <Count value={live?.active} />,
    },
    {
      ...{ id: "inactive", header: table("inactive"), align: "end", ...figure },
      cell: ({ member: { live } }) => <Count value={live?.inactive} />,
    },
    {
      ...{ id: "connPerSec", header: table("connPerSec"), align: "end", ...figure },
      cell: ({ member: { live } }) => <Rate perSec={live?.rates?.connPerSec} />,
    },
  ];
  return (
    <>
      <LostBanner directors={cluster.directors.filter(({ id }) => id === snapshot?.directorId)} />
      <Panel
        padding="none"
        title={t("server", { cluster: cluster.name })}
        description={snapshot === null ? t("notSampled") : t("figuresOf", { director: snapshot.name })}
        actions={<SampleAge freshAt={snapshot?.freshAt ?? null} />}
      >
        <DataTable
          label={t("server", { cluster: cluster.name })}
          columns={columns}
          items={rows}
          itemKey={({ view, member }) => `${view.key} ${member.endpoint}`}
          empty={<EmptyState title={t("noService")} />}
        />
      </Panel>
    </>
  );
}
