"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CreateImport } from "@/components/import/create-import";
import { importSources, type SourceGroup, sourceGroup } from "@/components/import/import-sources";
import { PreviewTables } from "@/components/import/preview-tables";
import { ReportTable } from "@/components/import/report-table";
import { SourcesForm } from "@/components/import/sources-form";
import { Crumbs } from "@/components/shell/crumbs";
import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { importPreviewSchema } from "@/lib/api/resources/import";
import { useSubmit } from "@/lib/client/use-submit";
import type { ImportFormat } from "@/lib/import/model";

/** What people already run becomes a cluster: the files, what they hold, and the hosts that they are about. */
export function ImportCluster() {
  const t = useTranslations("import.page");
  const [groups, setGroups] = useState<readonly SourceGroup[]>([sourceGroup(1)]);
  const [format, setFormat] = useState<ImportFormat | null>(null);
  const preview = useSubmit(importPreviewSchema, () => ({
    method: "POST" as const,
    path: "/imports/preview",
    body: { format, sources: importSources(groups) },
  }));
  const found = preview.data;
  const [cluster] = found?.clusters ?? [];
  return (
    <>
      <Crumbs crumbs={[{ label: t("title") }]} />
      <PageHeader title={t("title")} description={t("about")} />
      <div className="flex flex-col gap-5">
        <SourcesForm
          groups={groups}
          onGroups={(changed) => {
            setGroups(changed);
            preview.reset();
          }}
          format={format}
          onFormat={(changed) => {
            setFormat(changed);
            preview.reset();
          }}
          error={preview.error}
          isPending={preview.isPending}
          onPreview={() => preview.mutate(undefined)}
        />
        {found === undefined ? null : (
          <>
            {cluster === undefined ? (
              <Banner role="alert" tone="bad" title={t("nothing")} />
            ) : (
              <>
                <Banner role="status" tone="good" title={t(`read.${found.format}`)}>
                  <p>{t("notSaved")}</p>
                  {found.format === "keepalived" ? (
                    <p>{found.adopted.length === cluster.directors.length ? t("filesStay") : t("filesDoNotStay")}</p>
                  ) : null}
                </Banner>
                <PreviewTables cluster={cluster} />
              </>
            )}
            <ReportTable lines={found.report} />
            {cluster === undefined ? null : (
              <CreateImport
                key={preview.submittedAt}
                cluster={cluster}
                input={{ format: found.format, sources: importSources(groups) }}
              />
            )}
          </>
        )}
      </div>
    </>
  );
}
