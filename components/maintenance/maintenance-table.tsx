"use client";

import { CalendarClock, CircleCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useCan } from "@/components/shell/session";
import { type Column, DataTable } from "@/components/ui/data-table";
import { IconButton } from "@/components/ui/icon-button";
import type { MaintenanceResource } from "@/lib/api/resources/maintenance";
import { EditMaintenanceDialog } from "./edit-maintenance-dialog";
import { EndMaintenanceDialog } from "./end-maintenance-dialog";
import { MaintenanceMark } from "./maintenance-mark";
import { MaintenanceTimes } from "./maintenance-times";

type Props = { maintenances: readonly MaintenanceResource[]; withCluster?: boolean; empty: ReactNode };

/** Maintenances with who, why, until when, and how they stand. */
export function MaintenanceTable({ maintenances, withCluster = false, empty }: Props) {
  const t = useTranslations("maintenance");
  const [open, setOpen] = useState<{ what: "edit" | "end"; id: string } | null>(null);
  const chosen = maintenances.find(({ id }) => id === open?.id);
  const close = () => setOpen(null);
  const columns = useColumns(withCluster, (what, { id }) => setOpen({ what, id }));
  return (
    <>
      <DataTable label={t("title")} columns={columns} items={maintenances} itemKey={({ id }) => id} empty={empty} />
      {open?.what === "edit" && chosen !== undefined ? (
        <EditMaintenanceDialog maintenance={chosen} onClose={close} />
      ) : null}
      {open?.what === "end" && chosen !== undefined ? (
        <EndMaintenanceDialog maintenance={chosen} onClose={close} />
      ) : null}
    </>
  );
}

type OnOpen = (what: "edit" | "end", maintenance: MaintenanceResource) => void;

function useColumns(withCluster: boolean, onOpen: OnOpen): Column<MaintenanceResource>[] {
  const t = useTranslations("maintenance");
  const verbs = useTranslations("access.verbs");
  const canEdit = useCan("traffic.drain");
  const canEnd = useCan("traffic.restore");
  const cluster: Column<MaintenanceResource> = {
    id: "cluster",
    header: t("cluster"),
    className: "max-lg:hidden",
    cell: ({ clusterId, clusterName }) => (
      <Link className="text-link" href={`/clusters/${clusterId}/real-servers`}>
        {clusterName}
      </Link>
    ),
  };
  return [
    { id: "server", header: t("server"), isRowHeader: true, cell: ({ realServerName }) => realServerName },
    ...(withCluster ? [cluster] : []),
    { id: "state", header: t("state"), cell: (one) => <MaintenanceMark maintenance={one} /> },
    {
      id: "why",
      header: t("reason"),
      cell: ({ reason, ownerName, how }) => (
        <span className="flex flex-col">
          <span>{reason}</span>
          <span className="text-muted text-xs">
            {ownerName} · {verbs(how)}
          </span>
        </span>
      ),
    },
    { id: "when", header: t("when"), cell: (one) => <MaintenanceTimes maintenance={one} /> },
    {
      id: "actions",
      header: <span className="sr-only">{t("actions")}</span>,
      align: "end",
      className: "w-24",
      cell: (one) => (
        <span className="inline-flex">
          {canEdit && isOpen(one) ? (
            <IconButton label={t("editOf", { name: one.realServerName })} onPress={() => onOpen("edit", one)}>
              <CalendarClock aria-hidden="true" className="size-4" />
            </IconButton>
          ) : null}
          {canEnd && isOpen(one) ? (
            <IconButton label={t("endOf", { name: one.realServerName })} onPress={() => onOpen("end", one)}>
              <CircleCheck aria-hidden="true" className="size-4" />
            </IconButton>
          ) : null}
        </span>
      ),
    },
  ];
}

function isOpen({ state }: MaintenanceResource): boolean {
  return state !== "ended" && state !== "refused";
}
