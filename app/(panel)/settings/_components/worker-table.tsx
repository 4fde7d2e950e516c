"use client";

import { useTranslations } from "next-intl";
import { Age } from "@/components/ui/age";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusMark } from "@/components/ui/status-mark";
import type { SettingsResource } from "@/lib/api/resources/people";

type Worker = SettingsResource["workers"][number];

/** The processes that speak to hosts. Without one, nothing is sampled and nothing is applied. */
export function WorkerTable({ workers }: { workers: readonly Worker[] }) {
  const t = useTranslations("settings.workers");
  const columns: Column<Worker>[] = [
    {
      id: "id",
      header: t("id"),
      isRowHeader: true,
      cell: ({ id }) => <span className="break-all font-mono text-[12.5px]">{id}</span>,
    },
    {
      id: "alive",
      header: t("state"),
      cell: ({ alive }) =>
        alive ? (
          <StatusMark shape="circle" tone="good">
            {t("alive")}
          </StatusMark>
        ) : (
          <StatusMark shape="diamond" tone="bad">
            {t("gone")}
          </StatusMark>
        ),
    },
    { id: "version", header: t("version"), className: "max-sm:hidden", cell: ({ version }) => version },
    { id: "seen", header: t("seen"), align: "end", cell: ({ heartbeatAt }) => <Age at={heartbeatAt} /> },
  ];
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      items={workers}
      itemKey={({ id }) => id}
      empty={<EmptyState title={t("none")}>{t("noneText")}</EmptyState>}
    />
  );
}
