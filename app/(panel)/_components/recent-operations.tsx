"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { OperationTable } from "@/components/operations/operation-table";
import { Panel } from "@/components/ui/panel";
import { pageSchema } from "@/lib/api/resources/common";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { useResource } from "@/lib/client/use-resource";

/** What was done lately, and by whom. */
export function RecentOperations() {
  const t = useTranslations("clusters.overview");
  const { data } = useResource(pageSchema(operationResourceSchema), "/operations?limit=8", { pollMs: 5_000 });
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
      <OperationTable operations={data.items} empty={null} />
    </Panel>
  );
}
