"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Age } from "@/components/ui/age";
import { Badge } from "@/components/ui/badge";
import type { Column } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { StatusMark } from "@/components/ui/status-mark";
import type { DriftItemResource } from "@/lib/api/resources/drift";
import { isAlarm } from "@/lib/plan/drift/model";
import { DriftActions } from "./drift-actions";

/** What differs where, then the three states side by side. */
export function useDriftColumns(clusterId: string): Column<DriftItemResource>[] {
  const t = useTranslations("drift");
  return [
    {
      id: "what",
      header: t("columns.what"),
      isRowHeader: true,
      className: "min-w-64",
      cell: (item) => <What item={item} />,
    },
    {
      id: "host",
      header: t("columns.host"),
      cell: ({ hostId, hostName }) => (
        <Link className="hover:underline" href={`/hosts/${hostId}`}>
          {hostName}
        </Link>
      ),
    },
    { id: "desired", header: t("columns.desired"), cell: ({ desired }) => <Value text={desired} applies /> },
    {
      id: "file",
      header: t("columns.file"),
      cell: ({ kind, file }) => <Value text={file} applies={!onlyRunning.test(kind)} />,
    },
    {
      id: "kernel",
      header: t("columns.kernel"),
      cell: ({ kind, kernel }) => <Value text={kernel} applies={!onlyStored.test(kind)} />,
    },
    { id: "since", header: t("columns.since"), align: "end", cell: ({ since }) => <Age at={since} /> },
    {
      id: "actions",
      header: <span className="sr-only">{t("columns.actions")}</span>,
      align: "end",
      cell: (item) => <DriftActions clusterId={clusterId} item={item} />,
    },
  ];
}

function What({ item }: { item: DriftItemResource }) {
  const t = useTranslations("drift");
  const { kind, object, ignored, fightSince, returns } = item;
  const tone = isAlarm(kind) || fightSince !== null ? "bad" : "caution";
  return (
    <span className="flex flex-col gap-0.5 py-1">
      <span className="inline-flex flex-wrap items-center gap-2">
        <StatusMark shape={tone === "bad" ? "diamond" : "circle-quarter"} tone={ignored === null ? tone : "unclear"}>
          {t(`kind.${kind}`)}
        </StatusMark>
        {fightSince === null ? null : <Badge tone="bad">{t("fight")}</Badge>}
        {ignored === null ? null : <Badge>{t("ignored")}</Badge>}
      </span>
      <span className="break-all font-mono text-xs">{object}</span>
      {fightSince === null ? null : (
        <span className="flex flex-wrap gap-x-2 text-xs">
          {t("fightAbout", { count: returns.length })}
          <span className="text-muted">
            {t("returns")}{" "}
            {returns.map((at) => (
              <span key={at} className="me-2">
                <Moment at={at} />
              </span>
            ))}
          </span>
        </span>
      )}
      {ignored === null ? null : (
        <span className="text-muted text-xs">{t("ignoredBy", { by: ignored.by, reason: ignored.reason })}</span>
      )}
    </span>
  );
}

/** What has no file of its own, and what the kernel knows nothing of. */
const onlyRunning = /^(address_|sysctl_|set_up|keepalived_|vip_)/;
const onlyStored = /^(file_|boot_)/;

function Value({ text, applies }: { text: string | null; applies: boolean }) {
  const t = useTranslations("drift");
  if (text !== null) return <span className="whitespace-pre font-mono text-xs">{text}</span>;
  return <span className="whitespace-nowrap text-muted text-xs">{applies ? t("absent") : "–"}</span>;
}
