"use client";

import { BellOff, BellRing, Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { alertPlace } from "@/components/alerts/alert-place";
import { SeverityMark } from "@/components/alerts/severity-mark";
import { Badge } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Moment } from "@/components/ui/moment";
import type { AlertResource } from "@/lib/api/resources/alert";
import type { SilenceSubject } from "./silence-dialog";

type Props = {
  alerts: readonly AlertResource[];
  /** Only what holds now is asked for. */
  isOpen: boolean;
  /** Null = this person may not. */
  onAcknowledge: ((alert: AlertResource) => void) | null;
  onSilence: ((subject: SilenceSubject) => void) | null;
};

/** One alert a row: what it is, in a sentence, and what was done about it. */
export function AlertTable({ alerts, isOpen, onAcknowledge, onSilence }: Props) {
  const t = useTranslations("alerts");
  const columns: Column<AlertResource>[] = [
    {
      id: "severity",
      header: t("severity"),
      className: "sm:w-32",
      cell: ({ severity }) => <SeverityMark severity={severity} />,
    },
    { id: "alert", header: t("alert"), isRowHeader: true, cell: (alert) => <Sentence alert={alert} /> },
    { id: "since", header: t("since"), className: "w-40 max-sm:hidden", cell: ({ since }) => <Moment at={since} /> },
    { id: "state", header: t("state"), className: "max-md:hidden", cell: (alert) => <State alert={alert} /> },
    {
      id: "actions",
      header: <span className="sr-only">{t("actions")}</span>,
      align: "end",
      className: "w-24",
      cell: (alert) =>
        alert.resolvedAt !== null || onAcknowledge === null || onSilence === null ? null : (
          <span className="inline-flex">
            <IconButton label={t("acknowledgeOf", { object: alert.object })} onPress={() => onAcknowledge(alert)}>
              <Check aria-hidden="true" className="size-4" />
            </IconButton>
            <IconButton label={t("silenceOf", { object: alert.object })} onPress={() => onSilence(alert)}>
              <BellOff aria-hidden="true" className="size-4" />
            </IconButton>
          </span>
        ),
    },
  ];
  const empty = (
    <EmptyState icon={BellRing} title={isOpen ? t("none") : t("noneShown")}>
      {isOpen ? t("noneAbout") : null}
    </EmptyState>
  );
  return <DataTable label={t("title")} columns={columns} items={alerts} itemKey={({ id }) => id} empty={empty} />;
}

function Sentence({ alert }: { alert: AlertResource }) {
  const t = useTranslations("events");
  const place = alertPlace(alert);
  const name = t(`kinds.${alert.kind}`);
  return (
    <span className="flex flex-col">
      <span className="font-medium">
        {place === null ? (
          name
        ) : (
          <Link href={place} className="text-link">
            {name}
          </Link>
        )}
        {alert.clusterName === null ? null : <span className="font-normal text-muted"> · {alert.clusterName}</span>}
      </span>
      <span className="text-muted text-sm">{t(`raised.${alert.kind}`, { ...alert.params, object: alert.object })}</span>
      <span className="text-muted text-xs sm:hidden">
        <Moment at={alert.since} />
      </span>
    </span>
  );
}

function State({ alert }: { alert: AlertResource }) {
  const t = useTranslations("alerts");
  if (alert.resolvedAt !== null)
    return (
      <span className="text-sm">
        {t("resolved")} <Moment at={alert.resolvedAt} />
      </span>
    );
  return (
    <span className="flex flex-wrap gap-1">
      {alert.acknowledgedBy === null ? null : (
        <span className="flex flex-col text-sm">
          {t("acknowledgedBy", { name: alert.acknowledgedBy })}
          {alert.note === "" ? null : <span className="text-muted text-xs">{alert.note}</span>}
        </span>
      )}
      {alert.silenced ? <Badge tone="rest">{t("silenced")}</Badge> : null}
    </span>
  );
}
