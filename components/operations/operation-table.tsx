"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Age } from "@/components/ui/age";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { OperationResource } from "@/lib/api/resources/operation";
import { OperationMark } from "./operation-mark";
import { useOperationTitle } from "./operation-title";

type Props = { operations: readonly OperationResource[]; empty: ReactNode };

/** Operations, newest first; a row leads to its page. */
export function OperationTable({ operations, empty }: Props) {
  const t = useTranslations("operations.list");
  const titleOf = useOperationTitle();
  const columns: Column<OperationResource>[] = [
    {
      id: "state",
      header: t("state"),
      className: "w-36",
      cell: (operation) => <OperationMark state={operation.state} />,
    },
    {
      id: "title",
      header: t("operation"),
      isRowHeader: true,
      cell: (operation) => <span className="font-medium">{titleOf(operation)}</span>,
    },
    { id: "reason", header: t("reason"), className: "max-md:hidden", cell: (operation) => operation.reason || "–" },
    { id: "actor", header: t("by"), className: "max-sm:hidden w-40", cell: (operation) => operation.actorName },
    {
      id: "created",
      header: t("started"),
      align: "end",
      className: "w-32",
      cell: ({ createdAt }) => <Age at={createdAt} />,
    },
  ];
  return (
    <DataTable
      label={t("label")}
      columns={columns}
      items={operations}
      itemKey={({ id }) => id}
      itemHref={({ id }) => `/operations/${id}`}
      empty={empty}
    />
  );
}
