"use client";

import { BellPlus, MoreHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SeverityMark } from "@/components/alerts/severity-mark";
import { Badge } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { Moment } from "@/components/ui/moment";
import { StatusMark } from "@/components/ui/status-mark";
import { useSentence } from "@/components/ui/use-sentence";
import type { ChannelResource } from "@/lib/api/resources/channel";
import { EditChannelDialog } from "./edit-channel-dialog";
import { RemoveChannelDialog } from "./remove-channel-dialog";
import { useChannelActions } from "./use-channel-actions";

type Open = { readonly kind: "edit" | "remove"; readonly channel: ChannelResource };

const dialogs = { edit: EditChannelDialog, remove: RemoveChannelDialog } as const;

/** One channel a row: what it hears, and whether it works. */
export function ChannelTable({ channels }: { channels: readonly ChannelResource[] }) {
  const t = useTranslations("alerts.notifications");
  const [open, setOpen] = useState<Open | null>(null);
  const Dialog = open === null ? null : dialogs[open.kind];
  const columns: Column<ChannelResource>[] = [
    {
      id: "name",
      header: t("name"),
      isRowHeader: true,
      cell: ({ name, hint }) => (
        <span className="flex flex-col">
          <span className="font-medium">{name}</span>
          <span className="break-all text-muted text-xs">{hint}</span>
        </span>
      ),
    },
    { id: "kind", header: t("kind"), cell: ({ kind }) => <Badge>{t(`kinds.${kind}`)}</Badge> },
    {
      id: "hears",
      header: t("hears"),
      className: "max-md:hidden",
      cell: ({ minSeverity }) => <SeverityMark severity={minSeverity} />,
    },
    { id: "state", header: t("state"), cell: (channel) => <ChannelState channel={channel} /> },
    {
      id: "sent",
      header: t("lastSent"),
      className: "max-lg:hidden",
      cell: ({ lastSentAt }) => <Moment at={lastSentAt} />,
    },
    {
      id: "actions",
      header: <span className="sr-only">{t("actions")}</span>,
      align: "end",
      className: "w-16",
      cell: (channel) => <ChannelMenu channel={channel} onOpen={setOpen} />,
    },
  ];
  return (
    <>
      <DataTable
        label={t("channels")}
        columns={columns}
        items={channels}
        itemKey={({ id }) => id}
        empty={
          <EmptyState icon={BellPlus} title={t("none")}>
            {t("noneAbout")}
          </EmptyState>
        }
      />
      {open === null || Dialog === null ? null : <Dialog channel={open.channel} onClose={() => setOpen(null)} />}
    </>
  );
}

function ChannelState({ channel: { enabled, problem, waiting } }: { channel: ChannelResource }) {
  const t = useTranslations("alerts.notifications");
  const say = useSentence("errors");
  if (!enabled) return <Badge tone="rest">{t("off")}</Badge>;
  return (
    <span className="flex flex-col gap-0.5">
      {problem === null ? (
        <StatusMark shape="circle" tone="good">
          {t("works")}
        </StatusMark>
      ) : (
        <>
          <StatusMark shape="diamond" tone="bad">
            {t("fails")}
          </StatusMark>
          <span className="text-muted text-xs">{say(problem)}</span>
        </>
      )}
      {waiting > 0 ? <span className="text-muted text-xs">{t("waiting", { count: waiting })}</span> : null}
    </span>
  );
}

function ChannelMenu({ channel, onOpen }: { channel: ChannelResource; onOpen: (open: Open) => void }) {
  const t = useTranslations("alerts.notifications");
  const { sendTest, toggle } = useChannelActions(channel);
  const entries = [
    { id: "edit", label: t("edit"), onAction: () => onOpen({ kind: "edit", channel }) },
    { id: "test", label: t("test"), onAction: sendTest, isDisabled: !channel.enabled },
    { id: "toggle", label: channel.enabled ? t("switchOff") : t("switchOn"), onAction: toggle },
    { id: "remove", label: t("remove"), onAction: () => onOpen({ kind: "remove", channel }), danger: true },
  ];
  return (
    <Menu label={t("actionsOf", { name: channel.name })} entries={entries}>
      <IconButton label={t("actionsOf", { name: channel.name })}>
        <MoreHorizontal aria-hidden="true" className="size-4" />
      </IconButton>
    </Menu>
  );
}
