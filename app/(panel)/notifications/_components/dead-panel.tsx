"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { IconButton } from "@/components/ui/icon-button";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { useSentence } from "@/components/ui/use-sentence";
import { type DeliveryResource, deliveryResourceSchema } from "@/lib/api/resources/channel";
import { apiPath } from "@/lib/client/api-path";
import { usePages } from "@/lib/client/use-pages";
import { useSubmit } from "@/lib/client/use-submit";

/** Messages that were given up after their last try; nothing is shown when there are none. */
export function DeadPanel() {
  const t = useTranslations("alerts.notifications");
  const kinds = useTranslations("events.kinds");
  const say = useSentence("errors");
  const dead = usePages(deliveryResourceSchema, "/deliveries?state=dead", { pollMs: 10_000 }).items ?? [];
  const retry = useSubmit(
    deliveryResourceSchema,
    (id: string) => ({ path: apiPath`/deliveries/${id}/retry`, method: "POST" as const }),
    { refresh: ["/deliveries", "/channels"] },
  );
  if (dead.length === 0) return null;
  const nameOf = ({ alert }: DeliveryResource) => {
    if (alert === null) return t("testMessage");
    const name = kinds.has(alert.kind) ? kinds(alert.kind) : alert.kind;
    return `${name} · ${alert.object}`;
  };
  const columns: Column<DeliveryResource>[] = [
    { id: "at", header: t("at"), className: "w-44", cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { id: "what", header: t("message"), isRowHeader: true, cell: nameOf },
    { id: "channel", header: t("channel"), cell: ({ channelName }) => channelName },
    {
      id: "why",
      header: t("why"),
      className: "max-md:hidden",
      cell: ({ problem }) => (problem === null ? null : <span className="text-sm">{say(problem)}</span>),
    },
    {
      id: "actions",
      header: <span className="sr-only">{t("actions")}</span>,
      align: "end",
      className: "w-16",
      cell: (delivery) => (
        <IconButton label={t("retryOf", { message: nameOf(delivery) })} onPress={() => retry.mutate(delivery.id)}>
          <RotateCcw aria-hidden="true" className="size-4" />
        </IconButton>
      ),
    },
  ];
  return (
    <Panel padding="none" title={t("dead")} description={t("deadAbout")}>
      <DataTable label={t("dead")} columns={columns} items={dead} itemKey={({ id }) => id} />
    </Panel>
  );
}
