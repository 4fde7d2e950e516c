"use client";

import { useTranslations } from "next-intl";
import { Age } from "@/components/ui/age";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusMark } from "@/components/ui/status-mark";
import type { ComparedCluster } from "@/lib/api/resources/restore";

/** One row a cluster: what applying the restored state would change on its hosts. A row leads to that plan. */
export function ComparisonTable({ clusters }: { clusters: readonly ComparedCluster[] }) {
  const t = useTranslations("settings.restore");
  const columns: Column<ComparedCluster>[] = [
    { id: "name", header: t("cluster"), isRowHeader: true, cell: ({ name }) => name },
    { id: "found", header: t("found"), cell: ({ plan }) => <Found plan={plan} /> },
    {
      id: "at",
      header: t("comparedAt"),
      align: "end",
      className: "max-sm:hidden",
      cell: ({ plan }) => (plan === null ? "–" : <Age at={plan.createdAt} />),
    },
  ];
  return (
    <DataTable
      label={t("clusters")}
      columns={columns}
      items={clusters}
      itemKey={({ id }) => id}
      itemHref={({ id, plan }) => `/clusters/${id}/plan${plan === null ? "" : `?plan=${plan.id}`}`}
      empty={<EmptyState title={t("noClusters")}>{t("noClustersText")}</EmptyState>}
    />
  );
}

function Found({ plan }: Pick<ComparedCluster, "plan">) {
  const t = useTranslations("settings.restore");
  if (plan === null) return <StatusMark {...looks.notCompared}>{t("notCompared")}</StatusMark>;
  const { state, problemCount, changeCount, hosts } = plan;
  if (state === "pending") return <StatusMark {...looks.comparing}>{t("comparing")}</StatusMark>;
  if (state === "failed") return <StatusMark {...looks.failed}>{t("failed")}</StatusMark>;
  if (problemCount > 0) return <StatusMark {...looks.failed}>{t("problems", { count: problemCount })}</StatusMark>;
  if (changeCount === 0) return <StatusMark {...looks.equal}>{t("equal")}</StatusMark>;
  return (
    <StatusMark {...looks.different}>{t("changes", { count: changeCount ?? 0, hosts: hosts.join(", ") })}</StatusMark>
  );
}

const looks = {
  notCompared: { shape: "circle-dashed", tone: "rest" },
  comparing: { shape: "circle-quarter", tone: "info", busy: true },
  failed: { shape: "diamond", tone: "bad" },
  equal: { shape: "circle", tone: "good" },
  different: { shape: "not-equal", tone: "drift" },
} as const;
