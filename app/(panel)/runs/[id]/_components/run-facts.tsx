"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCan } from "@/components/shell/session";
import { DefinitionList } from "@/components/ui/definition-list";
import { Moment } from "@/components/ui/moment";
import type { RunResource } from "@/lib/api/resources/run";
import { useScriptFacts } from "./use-script-facts";

/** Who asked for a run, when, and exactly what was asked. */
export function RunFacts({ run }: { run: RunResource }) {
  const t = useTranslations("runs.facts");
  const mayReadAudit = useCan("audit.read");
  const scriptFacts = useScriptFacts(run.script);
  const { id, actorName, clusterId, clusterName, createdAt, endedAt } = run;
  const entries: { id: string; term: string; value: ReactNode }[] = [
    { id: "by", term: t("by"), value: actorName },
    ...(clusterId === null
      ? []
      : [
          {
            id: "cluster",
            term: t("cluster"),
            value: (
              <Link href={`/clusters/${clusterId}`} className="text-link">
                {clusterName ?? clusterId}
              </Link>
            ),
          },
        ]),
    ...scriptFacts,
    { id: "started", term: t("started"), value: <Moment at={createdAt} /> },
    { id: "ended", term: t("ended"), value: <Moment at={endedAt} /> },
    { id: "id", term: t("id"), value: <span className="break-all font-mono text-xs">{id}</span> },
    ...(mayReadAudit
      ? [
          {
            id: "audit",
            term: t("audit"),
            value: (
              <Link href={`/audit?objectId=${id}`} className="text-link">
                {t("openAudit")}
              </Link>
            ),
          },
        ]
      : []),
  ];
  return <DefinitionList entries={entries} />;
}
