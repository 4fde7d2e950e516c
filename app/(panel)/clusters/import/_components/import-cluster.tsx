"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ImportFromDirectors } from "@/components/import/import-from-directors";
import { type EnteredFiles, ImportFromFiles } from "@/components/import/import-from-files";
import { sourceGroup } from "@/components/import/import-sources";
import { Crumbs } from "@/components/shell/crumbs";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";

/** What people already run becomes a cluster: by its files, or by a look at its directors. */
export function ImportCluster() {
  const t = useTranslations("import.page");
  const [entered, setEntered] = useState<EnteredFiles>({ groups: [sourceGroup(1)], format: null });
  return (
    <>
      <Crumbs crumbs={[{ label: t("title") }]} />
      <PageHeader title={t("title")} description={t("about")} />
      <Tabs
        label={t("ways.label")}
        tabs={[
          {
            id: "files",
            label: t("ways.files"),
            content: <ImportFromFiles entered={entered} onChange={setEntered} />,
          },
          { id: "directors", label: t("ways.directors"), content: <ImportFromDirectors /> },
        ]}
      />
    </>
  );
}
