"use client";

import { Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DirectorLive } from "@/components/cluster/director-live";
import { SampleAge } from "@/components/live/sample-age";
import { useLive } from "@/components/live/use-live";
import type { Column } from "@/components/ui/data-table";
import { IconButton } from "@/components/ui/icon-button";
import type { ClusterResource, DirectorResource } from "@/lib/api/resources/cluster";

export type OpenDirector = { kind: "none" } | { kind: "add" } | { kind: "edit" | "remove"; director: DirectorResource };

/** Columns of the table of directors: what is set, then what is. */
export function useDirectorColumns(
  { engine }: ClusterResource,
  canEdit: boolean,
  onOpen: (open: OpenDirector) => void,
): Column<DirectorResource>[] {
  const t = useTranslations("clusters.directors");
  const { snapshots } = useLive();
  return [
    {
      id: "name",
      header: t("name"),
      cell: ({ name, hostId }) => (
        <Link className="font-medium hover:underline" href={`/hosts/${hostId}`}>
          {name}
        </Link>
      ),
    },
    {
      id: "live",
      header: t("live"),
      cell: ({ id }) => <DirectorLive snapshot={snapshots.get(id) ?? null} engine={engine} />,
    },
    {
      id: "vips",
      header: t("vips"),
      cell: ({ id }) => <span className="font-mono text-xs">{snapshots.get(id)?.vips.join(", ") || "–"}</span>,
    },
    {
      id: "address",
      header: t("address"),
      cell: ({ address, interface: device }) => (
        <span className="font-mono text-[13px]">
          {address} <span className="text-muted">{device}</span>
        </span>
      ),
    },
    { id: "priority", header: t("priority"), align: "end", cell: ({ priority }) => priority },
    {
      id: "age",
      header: t("age"),
      align: "end",
      cell: ({ id }) => <SampleAge freshAt={snapshots.get(id)?.freshAt ?? null} />,
    },
    {
      id: "actions",
      header: <span className="sr-only">{t("actions")}</span>,
      align: "end",
      className: "w-24",
      cell: (director) =>
        canEdit ? (
          <span className="inline-flex">
            <IconButton label={t("edit", { name: director.name })} onPress={() => onOpen({ kind: "edit", director })}>
              <Pencil aria-hidden="true" className="size-4" />
            </IconButton>
            <IconButton
              label={t("remove", { name: director.name })}
              onPress={() => onOpen({ kind: "remove", director })}
            >
              <Trash2 aria-hidden="true" className="size-4" />
            </IconButton>
          </span>
        ) : null,
    },
  ];
}
