"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { TimelineLink } from "@/components/alerts/timeline-link";
import { OperationTable } from "@/components/operations/operation-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { pageSchema } from "@/lib/api/resources/common";
import type { HostResource } from "@/lib/api/resources/host";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { withQuery } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";

/** The newest operations that were about this host. */
export function HostOperations({ host }: { host: HostResource }) {
  const t = useTranslations("hosts");
  const path = withQuery("/operations", { hostId: host.id, limit: "10" });
  const operations = useResource(pageSchema(operationResourceSchema), path, { pollMs: 3_000 });
  return (
    <Panel
      padding="none"
      title={t("operations.title")}
      actions={
        <span className="inline-flex gap-3">
          <TimelineLink objectId={host.id} />
          <Link href={`/audit?objectId=${host.id}`} className="text-link text-sm">
            {t("operations.audit")}
          </Link>
        </span>
      }
    >
      {operations.data === undefined ? (
        <SkeletonRows rows={3} label={t("operations.title")} />
      ) : (
        <OperationTable operations={operations.data.items} empty={<EmptyState title={t("operations.none")} />} />
      )}
    </Panel>
  );
}
