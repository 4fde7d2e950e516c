"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useAuditAction } from "@/components/audit/use-audit-action";
import { Badge } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { StatusMark } from "@/components/ui/status-mark";
import type { AuditResource } from "@/lib/api/resources/people";

type Props = { entries: readonly AuditResource[]; empty: ReactNode; onOpen: (entry: AuditResource) => void };

/** The trail, newest first. */
export function AuditTable({ entries, empty, onOpen }: Props) {
  const t = useTranslations("audit");
  const say = useAuditAction();
  const columns: Column<AuditResource>[] = [
    { id: "at", header: t("columns.at"), className: "w-44", cell: ({ at }) => <Moment at={at} /> },
    {
      id: "action",
      header: t("columns.action"),
      isRowHeader: true,
      cell: (entry) => (
        <Button
          onPress={() => onOpen(entry)}
          className="text-link cursor-pointer text-start outline-none data-[focus-visible=true]:outline-2 data-[focus-visible=true]:outline-focus"
        >
          {say(entry.action)}
        </Button>
      ),
    },
    {
      id: "object",
      header: t("columns.object"),
      cell: ({ objectName, objectType }) => objectName || <Badge>{objectType}</Badge>,
    },
    { id: "actor", header: t("columns.actor"), cell: ({ actorName }) => actorName },
    {
      id: "origin",
      header: t("columns.origin"),
      className: "max-lg:hidden",
      cell: ({ origin }) => <span className="font-mono text-[12.5px] text-muted">{origin || "–"}</span>,
    },
    {
      id: "outcome",
      header: t("columns.outcome"),
      className: "max-md:hidden",
      cell: ({ outcome }) => <AuditOutcome outcome={outcome} />,
    },
  ];
  return <DataTable label={t("title")} columns={columns} items={entries} itemKey={({ id }) => id} empty={empty} />;
}

const looks = {
  done: { shape: "circle", tone: "good" },
  denied: { shape: "triangle-up", tone: "caution" },
  failed: { shape: "diamond", tone: "bad" },
} as const;

export function AuditOutcome({ outcome }: { outcome: AuditResource["outcome"] }) {
  const t = useTranslations("audit.outcomes");
  return <StatusMark {...looks[outcome]}>{t(outcome)}</StatusMark>;
}
