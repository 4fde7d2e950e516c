"use client";

import { ListPlus, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SeverityMark } from "@/components/alerts/severity-mark";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { IconButton } from "@/components/ui/icon-button";
import { Panel } from "@/components/ui/panel";
import { type AlertRuleResource, alertRuleResourceSchema } from "@/lib/api/resources/alert";
import { clusterSummarySchema } from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { usePages } from "@/lib/client/use-pages";
import { useResource } from "@/lib/client/use-resource";
import { AddRuleDialog } from "./add-rule-dialog";
import { RuleDialog } from "./rule-dialog";

/** When a condition is an alert, by kind: the installation's own rules and those that come with it. */
export function RulePanel() {
  const t = useTranslations("alerts.notifications");
  const kinds = useTranslations("events.kinds");
  const [isAdding, setAdding] = useState(false);
  const [editing, setEditing] = useState<AlertRuleResource | null>(null);
  const rules = useResource(pageSchema(alertRuleResourceSchema), "/alert-rules").data?.items ?? [];
  const clusters = usePages(clusterSummarySchema, "/clusters").items ?? [];
  const clustersOf = ({ clusterIds }: AlertRuleResource) =>
    clusterIds.map((id) => clusters.find((one) => one.id === id)?.name ?? id).join(", ");
  const nameOf = (rule: AlertRuleResource) => [kinds(rule.kind), clustersOf(rule)].filter(Boolean).join(" · ");
  const columns: Column<AlertRuleResource>[] = [
    {
      id: "kind",
      header: t("alert"),
      isRowHeader: true,
      cell: ({ kind, id }) => (
        <span>
          {kinds(kind)} {id === null ? null : <Badge>{t("own")}</Badge>}
        </span>
      ),
    },
    {
      id: "severity",
      header: t("severity"),
      cell: ({ enabled, severity }) =>
        enabled ? <SeverityMark severity={severity} /> : <Badge tone="rest">{t("off")}</Badge>,
    },
    {
      id: "for",
      header: t("for"),
      align: "end",
      cell: ({ forSec }) => t("seconds", { count: forSec }),
    },
    { id: "threshold", header: t("threshold"), align: "end", cell: ({ threshold }) => threshold ?? "–" },
    {
      id: "clusters",
      header: t("clusters"),
      className: "max-md:hidden",
      cell: (rule) => clustersOf(rule) || t("all"),
    },
    {
      id: "actions",
      header: <span className="sr-only">{t("actions")}</span>,
      align: "end",
      className: "w-16",
      cell: (rule) => (
        <IconButton label={t("editOf", { name: nameOf(rule) })} onPress={() => setEditing(rule)}>
          <Pencil aria-hidden="true" className="size-4" />
        </IconButton>
      ),
    },
  ];
  const add = (
    <Button icon={<ListPlus aria-hidden="true" />} onPress={() => setAdding(true)}>
      {t("addRule")}
    </Button>
  );
  return (
    <Panel padding="none" title={t("rules")} description={t("rulesAbout")} actions={add}>
      <DataTable label={t("rules")} columns={columns} items={rules} itemKey={({ id, kind }) => id ?? kind} />
      {isAdding ? <AddRuleDialog onClose={() => setAdding(false)} /> : null}
      {editing === null ? null : <RuleDialog rule={editing} onClose={() => setEditing(null)} />}
    </Panel>
  );
}
