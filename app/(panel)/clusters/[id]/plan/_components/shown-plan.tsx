"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCluster } from "@/components/cluster/cluster-context";
import { ApplyForm } from "@/components/plan/apply-form";
import { OverrideApply } from "@/components/plan/override-apply";
import { PlanView } from "@/components/plan/plan-view";
import { useCan } from "@/components/shell/session";
import { Age } from "@/components/ui/age";
import { Banner } from "@/components/ui/banner";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { Spinner } from "@/components/ui/spinner";
import { useSentence } from "@/components/ui/use-sentence";
import { planResourceSchema } from "@/lib/api/resources/operation";
import { apiPath } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";

type Props = { planId: string; makeAgain: ReactNode };

/** One plan: being made, failed, or ready to be read and applied. */
export function ShownPlan({ planId, makeAgain }: Props) {
  const t = useTranslations("clusters.plan");
  const explain = useSentence("errors");
  const canApply = useCan("cluster.apply");
  const cluster = useCluster();
  // The answer comes when the plan is made, so that asking again at once is no busy loop.
  const {
    data: plan,
    error,
    refetch,
  } = useResource(planResourceSchema, `${apiPath`/plans/${planId}`}?wait=20s`, {
    pollMs: (last) => (last?.state === "pending" ? 100 : false),
  });
  if (error !== null && plan === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (plan === undefined || plan.state === "pending") {
    return (
      <Panel>
        <p role="status" className="flex items-center gap-2.5 py-6 text-muted">
          <Spinner />
          {t("making")}
        </p>
      </Panel>
    );
  }
  if (plan.body === null) {
    const reason = plan.problem === null ? t("failedUnknown") : explain(plan.problem);
    return (
      <Banner role="alert" tone="bad" title={t("failed")} actions={makeAgain}>
        {reason}
      </Banner>
    );
  }
  const stale = plan.draftRevision !== cluster.draftRevision;
  const blocked = plan.problems.some(({ severity }) => severity === "error");
  const forbidden = plan.guards.some(({ verdict }) => verdict === "forbids");
  const nothing = plan.body.changeCount === 0 && !cluster.pending;
  return (
    <>
      {stale ? (
        <Banner tone="caution" title={t("stale")}>
          {t("staleAbout")}
        </Banner>
      ) : null}
      <Panel
        title={t("title", { count: plan.body.changeCount })}
        description={
          <>
            {t("madeBy", { name: plan.actorName })} · <Age at={plan.createdAt} />
          </>
        }
        actions={makeAgain}
      >
        {canApply && !nothing ? (
          <ApplyForm planId={plan.id} isBlocked={blocked || stale || forbidden} />
        ) : (
          <p className="text-muted">{nothing ? t("nothingAbout") : t("mayNotApply")}</p>
        )}
      </Panel>
      {canApply && !nothing ? <OverrideApply plan={plan} isBlocked={blocked || stale} /> : null}
      <PlanView plan={plan} body={plan.body} />
    </>
  );
}
