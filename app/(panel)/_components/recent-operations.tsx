"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { OperationMark } from "@/components/operations/operation-mark";
import { Age } from "@/components/ui/age";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { pageSchema } from "@/lib/api/resources/common";
import { type OperationResource, operationResourceSchema } from "@/lib/api/resources/operation";
import { useResource } from "@/lib/client/use-resource";

/** What was done lately, and by whom. */
export function RecentOperations() {
  const t = useTranslations("clusters.overview");
  const kinds = useTranslations("operations.kind");
  const { data } = useResource(pageSchema(operationResourceSchema), "/operations?limit=8", { pollMs: 5_000 });
  const columns: Column<OperationResource>[] = [
    { id: "state", header: t("state"), cell: ({ state }) => <OperationMark state={state} /> },
    { id: "kind", header: t("kind"), isRowHeader: true, cell: ({ kind }) => kinds(kind) },
    { id: "on", header: t("on"), cell: ({ clusterName, hostName }) => clusterName ?? hostName ?? "–" },
    { id: "by", header: t("by"), cell: ({ actorName }) => actorName },
    { id: "at", header: t("at"), align: "end", cell: ({ createdAt }) => <Age at={createdAt} /> },
  ];
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Panel
      title={t("operations")}
      padding="none"
      actions={
        <Link className="text-link text-sm" href="/operations">
          {t("allOperations")}
        </Link>
      }
    >
      <DataTable
        label={t("operations")}
        columns={columns}
        items={data.items}
        itemKey={({ id }) => id}
        itemHref={({ id }) => `/operations/${id}`}
      />
    </Panel>
  );
}
