"use client";

import { BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { mostUrgentFirst } from "@/components/alerts/most-urgent-first";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type AlertResource, alertResourceSchema } from "@/lib/api/resources/alert";
import { withQuery } from "@/lib/client/api-path";
import { usePages } from "@/lib/client/use-pages";
import { useUrlFilters } from "@/lib/client/use-url-filters";
import { AcknowledgeDialog } from "./acknowledge-dialog";
import { AlertFilters, alertFilterNames } from "./alert-filters";
import { AlertTable } from "./alert-table";
import { SilenceDialog, type SilenceSubject } from "./silence-dialog";
import { SilencePanel } from "./silence-panel";

/** What is wrong now, and what was; who takes care of it, and what nobody is told of. */
export function AlertsPage() {
  const t = useTranslations("alerts");
  const { read } = useUrlFilters(alertFilterNames);
  const mayManage = useCan("alert.manage");
  const [acknowledging, setAcknowledging] = useState<AlertResource | null>(null);
  const [silencing, setSilencing] = useState<SilenceSubject | null>(null);
  const state = read("state") === "all" ? null : read("state") || "open";
  const path = withQuery("/alerts", { state, clusterId: read("clusterId"), kind: read("kind") });
  const alerts = usePages(alertResourceSchema, path, { pollMs: 3_000 });
  const silence = mayManage ? (
    <Button
      icon={<BellOff aria-hidden="true" />}
      onPress={() => setSilencing({ kind: null, clusterId: null, object: "" })}
    >
      {t("silence")}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title={t("title")} description={t("about")} actions={silence} />
      <AlertFilters />
      {alerts.isError ? <ErrorState error={alerts.error} onRetry={() => void alerts.refetch()} /> : null}
      {alerts.isError && alerts.items === undefined ? null : (
        <Panel padding="none">
          {alerts.items === undefined ? (
            <SkeletonRows rows={5} label={t("title")} />
          ) : (
            <AlertTable
              alerts={state === "open" ? mostUrgentFirst(alerts.items) : alerts.items}
              isOpen={state === "open"}
              onAcknowledge={mayManage ? setAcknowledging : null}
              onSilence={mayManage ? setSilencing : null}
            />
          )}
        </Panel>
      )}
      {alerts.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button isPending={alerts.isFetchingNextPage} onPress={() => void alerts.fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      ) : null}
      <SilencePanel />
      {acknowledging === null ? null : (
        <AcknowledgeDialog alert={acknowledging} onClose={() => setAcknowledging(null)} />
      )}
      {silencing === null ? null : <SilenceDialog subject={silencing} onClose={() => setSilencing(null)} />}
    </>
  );
}
