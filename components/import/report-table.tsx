"use client";

import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { StatusMark } from "@/components/ui/status-mark";
import type { ImportLineResource } from "@/lib/api/resources/import";

const looks = {
  error: { shape: "diamond", tone: "bad" },
  warning: { shape: "triangle-up", tone: "caution" },
  info: { shape: "circle", tone: "info" },
} as const;

/** More rows than this make a page slow, and nobody reads them; the figures above count all. */
const maxShown = 500;

/** Every line that was not taken over as it stands, with its place and its text. */
export function ReportTable({ lines }: { lines: readonly ImportLineResource[] }) {
  const t = useTranslations("import.page.report");
  const count = (severity: ImportLineResource["severity"]) => lines.filter((line) => line.severity === severity).length;
  const shown = lines.slice(0, maxShown).map((line, index) => ({ ...line, index }));
  const columns: Column<(typeof shown)[number]>[] = [
    {
      id: "severity",
      header: t("severity"),
      cell: ({ severity }) => <StatusMark {...looks[severity]}>{t(`severities.${severity}`)}</StatusMark>,
    },
    {
      id: "place",
      header: t("place"),
      isRowHeader: true,
      cell: ({ path, line, column }) => (
        <span className="break-all font-mono text-[13px]">
          {path}:{line}:{column}
        </span>
      ),
    },
    {
      id: "text",
      header: t("text"),
      cell: ({ text }) => <code className="break-all font-mono text-[13px]">{text}</code>,
    },
    { id: "message", header: t("message"), cell: ({ message }) => message },
  ];
  return (
    <Panel
      padding="none"
      title={t("title")}
      description={t("count", { errors: count("error"), warnings: count("warning"), infos: count("info") })}
    >
      <DataTable
        label={t("title")}
        density="compact"
        columns={columns}
        items={shown}
        itemKey={({ index }) => `${index}`}
        empty={t("empty")}
      />
      {lines.length > maxShown ? (
        <p className="px-4 py-2 text-muted text-sm">{t("more", { count: lines.length - maxShown })}</p>
      ) : null}
    </Panel>
  );
}
