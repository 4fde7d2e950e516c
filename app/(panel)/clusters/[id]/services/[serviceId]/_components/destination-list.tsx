"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RemoveDialog } from "@/components/cluster/remove-dialog";
import { endpointText } from "@/components/cluster/service-view";
import { DestinationEditDialog } from "@/components/service-form/destination-edit-dialog";
import { useCan } from "@/components/shell/session";
import { Badge } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Panel } from "@/components/ui/panel";
import type { DestinationResource, ServiceResource } from "@/lib/api/resources/cluster";
import type { Engine } from "@/lib/model/cluster";

type Open = { kind: "none" } | { kind: "edit" | "remove"; destination: DestinationResource };

/** What is asked of each destination, beside what is in force. */
export function DestinationList({ engine, service }: { engine: Engine; service: ServiceResource }) {
  const t = useTranslations("clusters.destinations");
  const forwardings = useTranslations("clusters.forwarding");
  const tunnels = useTranslations("clusters.tunnel");
  const [open, setOpen] = useState<Open>({ kind: "none" });
  const canEdit = useCan("cluster.edit");
  const close = (): void => setOpen({ kind: "none" });
  const columns: Column<DestinationResource>[] = [
    { id: "name", header: t("realServer"), cell: ({ realServerName }) => realServerName },
    {
      id: "endpoint",
      header: t("endpoint"),
      cell: ({ address, port }) => <span className="font-mono text-[13px]">{endpointText(address, port)}</span>,
    },
    {
      id: "forwarding",
      header: t("forwarding"),
      cell: ({ forwarding, tunnel }) =>
        [forwardings(`${forwarding}.label`), ...(tunnel === null ? [] : [tunnels(`${tunnel.kind}.label`)])].join(", "),
    },
    { id: "weight", header: t("weight"), align: "end", cell: (destination) => <Weight destination={destination} /> },
    {
      id: "thresholds",
      header: t("thresholds"),
      align: "end",
      cell: ({ upperThreshold, lowerThreshold }) =>
        upperThreshold === 0 && lowerThreshold === 0 ? "–" : `${lowerThreshold} / ${upperThreshold}`,
    },
    {
      id: "actions",
      header: <span className="sr-only">{t("actions")}</span>,
      align: "end",
      className: "w-24",
      cell: (destination) =>
        canEdit ? (
          <span className="inline-flex">
            <IconButton
              label={t("edit", { name: destination.realServerName })}
              onPress={() => setOpen({ kind: "edit", destination })}
            >
              <Pencil aria-hidden="true" className="size-4" />
            </IconButton>
            <IconButton
              label={t("remove", { name: destination.realServerName })}
              onPress={() => setOpen({ kind: "remove", destination })}
            >
              <Trash2 aria-hidden="true" className="size-4" />
            </IconButton>
          </span>
        ) : null,
    },
  ];
  const current = (destination: DestinationResource): DestinationResource =>
    service.destinations.find(({ id }) => id === destination.id) ?? destination;
  return (
    <Panel title={t("title")} description={t("about")} padding="none">
      <DataTable
        label={t("title")}
        columns={columns}
        items={service.destinations}
        itemKey={({ id }) => id}
        empty={<EmptyState title={t("emptyTitle")}>{t("emptyAbout")}</EmptyState>}
      />
      {open.kind === "edit" ? (
        <DestinationEditDialog destination={current(open.destination)} engine={engine} onClose={close} />
      ) : null}
      {open.kind === "remove" ? (
        <RemoveDialog
          kind="destinations"
          object={current(open.destination)}
          name={open.destination.realServerName}
          onClose={close}
          {...(service.destinations.length === 1 && service.applied ? { typedName: service.name } : {})}
        />
      ) : null}
    </Panel>
  );
}

function Weight({ destination: { weight, appliedWeight } }: { destination: DestinationResource }) {
  const t = useTranslations("clusters.destinations");
  if (appliedWeight === null) {
    return (
      <span className="inline-flex items-center gap-2">
        <Badge tone="caution">{t("notApplied")}</Badge>
        {weight}
      </span>
    );
  }
  return (
    <span>{weight === appliedWeight ? weight : t("pendingWeight", { applied: appliedWeight, wanted: weight })}</span>
  );
}
