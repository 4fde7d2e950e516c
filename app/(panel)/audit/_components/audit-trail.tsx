"use client";

import { ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type AuditResource, auditResourceSchema } from "@/lib/api/resources/people";
import { withQuery } from "@/lib/client/api-path";
import { usePages } from "@/lib/client/use-pages";
import { useUrlFilters } from "@/lib/client/use-url-filters";
import { AuditEntryDrawer } from "./audit-entry-drawer";
import { auditFilterNames } from "./audit-filter-names";
import { AuditFilters } from "./audit-filters";
import { AuditTable } from "./audit-table";

/** Who did what, when and from where; a row opens what it was before and after. */
export function AuditTrail() {
  const t = useTranslations("audit");
  const { query, clear, isFiltered } = useUrlFilters(auditFilterNames);
  const entries = usePages(auditResourceSchema, withQuery("/audit", { ...query, limit: "100" }));
  const [open, setOpen] = useState<AuditResource | null>(null);
  const empty = isFiltered ? (
    <EmptyState title={t("noMatch")} actions={<Button onPress={clear}>{t("clear")}</Button>} />
  ) : (
    <EmptyState icon={ScrollText} title={t("none")} />
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <AuditFilters />
      {entries.isError ? <ErrorState error={entries.error} onRetry={() => void entries.refetch()} /> : null}
      {entries.isError && entries.items === undefined ? null : (
        <Panel padding="none">
          {entries.items === undefined ? (
            <SkeletonRows rows={10} label={t("title")} />
          ) : (
            <AuditTable entries={entries.items} empty={empty} onOpen={setOpen} />
          )}
        </Panel>
      )}
      {entries.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button isPending={entries.isFetchingNextPage} onPress={() => void entries.fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      ) : null}
      <AuditEntryDrawer entry={open} onClose={() => setOpen(null)} />
    </>
  );
}
