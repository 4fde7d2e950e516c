"use client";

import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import type { DirectorResource } from "@/lib/api/resources/cluster";
import type { DriftItemResource, DriftResource } from "@/lib/api/resources/drift";

/** One thing that differs on one director at least. */
type Row = { readonly id: string; readonly object: string; readonly items: readonly DriftItemResource[] };

type Props = { drift: DriftResource; directors: readonly Pick<DirectorResource, "hostId" | "name">[] };

/** The directors of a cluster are to be alike: in what each of them differs, side by side. */
export function DirectorComparison({ drift, directors }: Props) {
  const t = useTranslations("drift.sideBySide");
  const rows = rowsOf(drift.items);
  if (directors.length < 2 || rows.length === 0) return null;
  const unread = new Set(drift.unread.map(({ hostId }) => hostId));
  const columns: Column<Row>[] = [
    {
      id: "object",
      header: t("object"),
      isRowHeader: true,
      cell: ({ object }) => <span className="inline-block min-w-44 break-all font-mono text-xs">{object}</span>,
    },
    ...directors.map(
      ({ hostId, name }): Column<Row> => ({
        id: hostId,
        header: name,
        cell: ({ items }) => (
          <OnDirector items={items.filter((item) => item.hostId === hostId)} isUnread={unread.has(hostId)} />
        ),
      }),
    ),
  ];
  return (
    <Panel title={t("title")} description={t("about")} padding="none">
      <DataTable label={t("title")} columns={columns} items={rows} itemKey={({ id }) => id} density="compact" />
    </Panel>
  );
}

function OnDirector({ items, isUnread }: { items: readonly DriftItemResource[]; isUnread: boolean }) {
  const t = useTranslations("drift");
  if (isUnread) return <span className="text-muted text-xs">{t("sideBySide.unread")}</span>;
  if (items.length === 0) return <span className="text-muted text-xs">{t("sideBySide.asApplied")}</span>;
  return items.map((item) => (
    <span key={item.id} className="flex flex-wrap items-baseline gap-x-2">
      <span className="text-xs">{t(`kind.${item.kind}`)}</span>
      <span className="whitespace-pre font-mono text-xs">{item.kernel ?? item.file}</span>
    </span>
  ));
}

function rowsOf(items: readonly DriftItemResource[]): Row[] {
  const ofDirectors = items.filter(({ role }) => role === "director");
  return [...new Set(ofDirectors.map(({ object }) => object))].map((object) => ({
    id: object,
    object,
    items: ofDirectors.filter((item) => item.object === object),
  }));
}
