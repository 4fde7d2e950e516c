"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { alertPlace } from "@/components/alerts/alert-place";
import { SeverityMark } from "@/components/alerts/severity-mark";
import { Badge } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { useSentence } from "@/components/ui/use-sentence";
import type { TimelineEntry } from "@/lib/api/resources/alert";

type Props = { entries: readonly TimelineEntry[]; empty: ReactNode };

/** What happened when, the newest first; each entry leads to the page on it. */
export function TimelineTable({ entries, empty }: Props) {
  const t = useTranslations("alerts.timeline");
  const columns: Column<TimelineEntry>[] = [
    { id: "at", header: t("at"), className: "w-44", cell: ({ at }) => <Moment at={at} /> },
    { id: "what", header: t("what"), isRowHeader: true, cell: (entry) => <What entry={entry} /> },
    {
      id: "source",
      header: t("source"),
      className: "max-md:hidden",
      cell: ({ source, severity, state }) =>
        source === "event" && state !== "resolved" ? (
          <SeverityMark severity={severity} />
        ) : (
          <Badge>{t(`sources.${source}`)}</Badge>
        ),
    },
    { id: "actor", header: t("by"), className: "max-sm:hidden", cell: ({ actorName }) => actorName },
  ];
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      items={entries}
      itemKey={({ source, id }) => `${source} ${id}`}
      empty={empty}
    />
  );
}

function What({ entry }: { entry: TimelineEntry }) {
  const say = useSentence("events");
  const { source, kind, state, params, object } = entry;
  const text = source === "event" ? say({ code: `${state}.${kind}`, params: { ...params, object } }) : kind;
  const place = source === "audit" ? "/audit" : alertPlace(entry);
  const isWord = source !== "event";
  return (
    <span className="flex flex-col">
      <span className={isWord ? "font-mono text-[12.5px]" : ""}>
        {place === null ? (
          text
        ) : (
          <Link href={place} className="text-link">
            {text}
          </Link>
        )}
        {source === "operation" ? <span className="text-muted"> {state}</span> : null}
      </span>
      {isWord && object !== "" ? <span className="text-muted text-sm">{object}</span> : null}
    </span>
  );
}
