"use client";

import { Plus, Server } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { hostEndpoint } from "@/components/hosts/host-endpoint";
import { HostMark } from "@/components/hosts/host-mark";
import { hostStanding, standingsWorstFirst } from "@/components/hosts/host-standing";
import { useCan } from "@/components/shell/session";
import { Age } from "@/components/ui/age";
import { ButtonLink } from "@/components/ui/button-link";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SearchField } from "@/components/ui/search-field";
import { pageSchema } from "@/lib/api/resources/common";
import { type HostResource, hostResourceSchema } from "@/lib/api/resources/host";
import { useResource } from "@/lib/client/use-resource";

/** Every machine the panel knows, problems first. */
export function HostList({ initial }: { initial: HostResource[] }) {
  const t = useTranslations("hosts");
  const mayManage = useCan("host.manage");
  const [text, setText] = useState("");
  const hosts = useResource(pageSchema(hostResourceSchema), "/hosts", {
    initial: { items: initial, next: null },
    pollMs: 5_000,
  });
  const all = hosts.data?.items ?? [];
  const shown = all.filter((host) => matches(host, text));
  const add = (
    <ButtonLink href="/hosts/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t("add")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} {...(mayManage ? { actions: add } : {})} />
      {hosts.isError ? (
        <div className="mb-4">
          <ErrorState error={hosts.error} onRetry={() => void hosts.refetch()} />
        </div>
      ) : null}
      {all.length === 0 ? (
        <Panel>
          <EmptyState icon={Server} title={t("empty.title")} {...(mayManage ? { actions: add } : {})}>
            {t(mayManage ? "empty.text" : "empty.textReader")}
          </EmptyState>
        </Panel>
      ) : (
        <>
          <div className="mb-3">
            <SearchField label={t("filter")} placeholder={t("filter")} value={text} onChange={setText} />
          </div>
          <Panel padding="none">
            <HostTable hosts={shown} />
          </Panel>
        </>
      )}
    </>
  );
}

function HostTable({ hosts }: { hosts: readonly HostResource[] }) {
  const t = useTranslations("hosts");
  const columns: Column<HostResource>[] = [
    {
      id: "name",
      header: t("columns.name"),
      isRowHeader: true,
      compare: (a, b) => a.name.localeCompare(b.name),
      cell: (host) => <span className="whitespace-nowrap font-medium">{host.name}</span>,
    },
    { id: "standing", header: t("columns.standing"), compare: worstFirst, cell: (host) => <HostMark host={host} /> },
    {
      id: "address",
      header: t("columns.address"),
      compare: (a, b) => a.address.localeCompare(b.address, undefined, { numeric: true }),
      cell: (host) => <span className="whitespace-nowrap font-mono text-[12.5px]">{hostEndpoint(host)}</span>,
    },
    {
      id: "system",
      header: t("columns.system"),
      className: "max-lg:hidden",
      cell: (host) => host.facts?.os ?? "–",
    },
    {
      id: "software",
      header: t("columns.software"),
      className: "max-xl:hidden",
      cell: ({ facts }) =>
        [
          facts?.keepalivedVersion && `keepalived ${facts.keepalivedVersion}`,
          facts?.ipvsadmVersion && `ipvsadm ${facts.ipvsadmVersion}`,
        ]
          .filter(Boolean)
          .join(", ") || "–",
    },
    {
      id: "uses",
      header: t("columns.uses"),
      className: "max-md:hidden",
      cell: ({ uses }) => uses.map((use) => t(`roleIn.${use.role}`, { cluster: use.clusterName })).join(", ") || "–",
    },
    {
      id: "seen",
      header: t("columns.seen"),
      align: "end",
      className: "max-sm:hidden",
      cell: (host) => <Age at={host.lastSeenAt} />,
    },
  ];
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      items={hosts}
      itemKey={({ id }) => id}
      itemHref={({ id }) => `/hosts/${id}`}
      initialSort={{ column: "standing", direction: "ascending" }}
      empty={<EmptyState title={t("noMatch")} />}
    />
  );
}

function worstFirst(a: HostResource, b: HostResource): number {
  const rank = (host: HostResource) => standingsWorstFirst.indexOf(hostStanding(host));
  return rank(a) - rank(b) || a.name.localeCompare(b.name);
}

function matches(host: HostResource, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const found = [host.name, host.address, host.facts?.hostname ?? "", ...host.uses.map((use) => use.clusterName)];
  return found.some((value) => value.toLowerCase().includes(wanted));
}
