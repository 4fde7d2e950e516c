"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import type { ImportPreview } from "@/lib/api/resources/import";
import { CreateImport, type ImportRequest } from "./create-import";
import { PreviewTables } from "./preview-tables";
import { ReportTable } from "./report-table";

type Props = {
  found: ImportPreview;
  /** Where it was read: the sentence on the top says so. */
  from: "files" | "directors";
  request: ImportRequest;
};

/** What was read, what it would become, what is left out, and the form that creates it. */
export function ImportOutcome({ found, from, request }: Props) {
  const t = useTranslations("import.page");
  const [cluster] = found.clusters;
  return (
    <>
      {cluster === undefined ? (
        <Banner role="alert" tone="bad" title={t(from === "files" ? "nothing" : "nothingThere")} />
      ) : (
        <>
          <Banner
            role="status"
            tone="good"
            title={t(from === "files" ? `read.${found.format}` : `readThere.${cluster.engine}`)}
          >
            <p>{t("notSaved")}</p>
            {found.format === "keepalived" ? (
              <p>{found.adopted.length === cluster.directors.length ? t("filesStay") : t("filesDoNotStay")}</p>
            ) : null}
          </Banner>
          <PreviewTables cluster={cluster} />
        </>
      )}
      <ReportTable lines={found.report} />
      {cluster === undefined ? null : <CreateImport cluster={cluster} request={request} />}
    </>
  );
}
