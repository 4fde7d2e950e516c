"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { alertPlace } from "@/components/alerts/alert-place";
import { SeverityMark } from "@/components/alerts/severity-mark";
import { useAuditAction } from "@/components/audit/use-audit-action";
import { Badge } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { useSentence } from "@/components/ui/use-sentence";
import type { TimelineEntry } from "@/lib/api/resources/alert";
import { operationKindSchema, operationStateSchema } from "@/lib/api/resources/operation";

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
  const { source, object } = entry;
  const { text, note } = useWords(entry);
  const place = source === "audit" ? "/audit" : alertPlace(entry);
  return (
    <span className="flex flex-col">
      <span>
        {place === null ? (
          text
        ) : (
          <Link href={place} className="text-link">
            {text}
          </Link>
        )}
        {note === "" ? null : <span className="text-muted"> {note}</span>}
      </span>
      {source !== "event" && object !== "" ? <span className="text-muted text-sm">{object}</span> : null}
    </span>
  );
}

/** An event is a sentence, an operation has a name and a state, and an entry of the trail an action. */
function useWords({ source, kind, state, params, object }: TimelineEntry): { text: string; note: string } {
  const say = useSentence("events");
  const kinds = useTranslations("operations.kinds");
  const states = useTranslations("operations.states");
  const action = useAuditAction();
  if (source === "event") return { text: say({ code: `${state}.${kind}`, params: { ...params, object } }), note: "" };
  if (source === "audit") return { text: action(kind), note: "" };
  const operation = operationKindSchema.safeParse(kind.replace(/^operation\./, ""));
  const stood = operationStateSchema.safeParse(state);
  if (!operation.success || !stood.success) return { text: kind, note: "" };
  return { text: kinds(operation.data), note: states(stood.data) };
}
