"use client";

import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { type RestoreResource, restoreResourceSchema } from "@/lib/api/resources/restore";
import { useResource } from "@/lib/client/use-resource";
import { AcceptRestore } from "./accept-restore";
import { CompareClusters } from "./compare-clusters";
import { ComparisonTable } from "./comparison-table";

const pollMs = 1_000;

/** What a restored panel waits for: a look at what is different on the hosts, and somebody who accepts it. */
export function RestorePage({ initial }: { initial: RestoreResource }) {
  const t = useTranslations("settings.restore");
  const restore =
    useResource(restoreResourceSchema, "/restore", { initial, pollMs: (last) => (isComparing(last) ? pollMs : false) })
      .data ?? initial;
  const { observingSince, backupMadeAt, clusters } = restore;
  return (
    <>
      <PageHeader title={t("title")} />
      {observingSince === null ? (
        <Panel>
          <EmptyState icon={ShieldCheck} title={t("over")}>
            {t("overText")}
          </EmptyState>
        </Panel>
      ) : (
        <div className="flex flex-col gap-5">
          <Panel title={t("heading")} description={t("about")}>
            <DefinitionList
              entries={[
                { id: "made", term: t("madeAt"), value: <Moment at={backupMadeAt} /> },
                { id: "since", term: t("since"), value: <Moment at={observingSince} /> },
              ]}
            />
            <div className="mt-4 flex flex-wrap gap-2">
              <CompareClusters clusters={clusters} />
              <AcceptRestore />
            </div>
          </Panel>
          <Panel title={t("clusters")} padding="none">
            <ComparisonTable clusters={clusters} />
          </Panel>
        </div>
      )}
    </>
  );
}

function isComparing(restore: RestoreResource | undefined): boolean {
  return restore?.clusters.some(({ plan }) => plan?.state === "pending") ?? false;
}
