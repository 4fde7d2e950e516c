"use client";

import { Ban, Eye, MonitorPlay, MonitorSmartphone, MoreHorizontal, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { Moment } from "@/components/ui/moment";
import type { WallScreenResource } from "@/lib/api/resources/wall";
import { EditScreenDialog } from "./edit-screen-dialog";
import { PairDialog } from "./pair-dialog";
import { RevokeScreenDialog } from "./revoke-screen-dialog";

type Open = { readonly kind: "edit" | "pair" | "revoke"; readonly screen: WallScreenResource };

const dialogs = { edit: EditScreenDialog, pair: PairDialog, revoke: RevokeScreenDialog } as const;

/** Screens with what they show, and when and from where they were seen last. */
export function ScreenTable({ screens }: { screens: readonly WallScreenResource[] }) {
  const t = useTranslations("access.screens");
  const people = useTranslations("access.people");
  const [open, setOpen] = useState<Open | null>(null);
  const Dialog = open === null ? null : dialogs[open.kind];
  const columns: Column<WallScreenResource>[] = [
    {
      id: "name",
      header: t("name"),
      isRowHeader: true,
      cell: ({ name, createdByName }) => (
        <span className="flex flex-col">
          <span className="font-medium">{name}</span>
          <span className="text-muted text-xs">{t("by", { name: createdByName })}</span>
        </span>
      ),
    },
    { id: "layout", header: t("layout"), className: "max-sm:hidden", cell: ({ layout }) => t(`layouts.${layout}`) },
    {
      id: "clusters",
      header: t("clusters"),
      className: "max-lg:hidden",
      cell: ({ clusterIds }) =>
        clusterIds.length === 0 ? t("everyCluster") : t("clusterCount", { count: clusterIds.length }),
    },
    {
      id: "seen",
      header: t("seen"),
      className: "max-md:hidden",
      cell: ({ lastSeenAt, lastSeenFrom }) =>
        lastSeenAt === null ? (
          <span className="text-muted">{t("neverSeen")}</span>
        ) : (
          <span className="flex flex-col">
            <Moment at={lastSeenAt} precision="minute" />
            <span className="font-mono text-muted text-xs">{lastSeenFrom}</span>
          </span>
        ),
    },
    {
      id: "actions",
      header: <span className="sr-only">{people("actions")}</span>,
      align: "end",
      className: "w-28",
      cell: (screen) =>
        screen.revokedAt === null ? (
          <ScreenMenu screen={screen} onOpen={setOpen} />
        ) : (
          <Badge tone="rest">{t("revoked")}</Badge>
        ),
    },
  ];
  return (
    <>
      <DataTable
        label={t("title")}
        columns={columns}
        items={screens}
        itemKey={({ id }) => id}
        empty={
          <EmptyState icon={MonitorPlay} title={t("none")}>
            {t("noneAbout")}
          </EmptyState>
        }
      />
      {open === null || Dialog === null ? null : <Dialog screen={open.screen} onClose={() => setOpen(null)} />}
    </>
  );
}

function ScreenMenu({ screen, onOpen }: { screen: WallScreenResource; onOpen: (open: Open) => void }) {
  const t = useTranslations("access.screens");
  const people = useTranslations("access.people");
  const entry = (kind: Open["kind"], label: string, icon: ReactNode) => ({
    id: kind,
    label,
    icon,
    danger: kind === "revoke",
    onAction: () => onOpen({ kind, screen }),
  });
  // A wall is loaded as a whole, and in its own tab: it has no way back.
  const preview = () => window.open(`/wall/preview/${screen.id}`, "_blank", "noopener");
  const label = people("actionsOf", { name: screen.name });
  return (
    <Menu
      label={label}
      entries={[
        { id: "preview", label: t("preview"), icon: <Eye aria-hidden="true" />, onAction: preview },
        entry("edit", people("edit"), <Pencil aria-hidden="true" />),
        entry("pair", t("pairOther"), <MonitorSmartphone aria-hidden="true" />),
        entry("revoke", t("revoke"), <Ban aria-hidden="true" />),
      ]}
    >
      <IconButton label={label}>
        <MoreHorizontal aria-hidden="true" />
      </IconButton>
    </Menu>
  );
}
