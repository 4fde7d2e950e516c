"use client";

import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCluster } from "@/components/cluster/cluster-context";
import { useQueryState } from "@/components/cluster/use-query-state";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Failure } from "@/components/ui/failure";
import { Panel } from "@/components/ui/panel";
import { pageSchema } from "@/lib/api/resources/common";
import { planResourceSchema } from "@/lib/api/resources/operation";
import { apiPath } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";
import { useSubmit } from "@/lib/client/use-submit";
import { ShownPlan } from "./shown-plan";

/** From pending edits to a plan that can be read and applied. */
export function PlanTab() {
  const t = useTranslations("clusters.plan");
  const cluster = useCluster();
  const canEdit = useCan("cluster.edit");
  const [chosen, setChosen] = useQueryState("plan");
  const plansPath = apiPath`/clusters/${cluster.id}/plans`;
  const { data: plans, isPending } = useResource(pageSchema(planResourceSchema), `${plansPath}?limit=1`);
  const make = useSubmit(planResourceSchema, () => ({ method: "POST" as const, path: plansPath }), {
    refresh: [plansPath],
    onDone: ({ id }) => setChosen(id),
  });
  const newest = plans?.items.find(({ draftRevision }) => draftRevision === cluster.draftRevision);
  const shown = chosen === "" ? newest?.id : chosen;
  const button = canEdit ? (
    <Button
      variant={shown === undefined ? "primary" : "secondary"}
      icon={<ListChecks aria-hidden="true" className="size-4" />}
      isPending={make.isPending}
      onPress={() => make.mutate(undefined)}
    >
      {shown === undefined ? t("make") : t("makeAgain")}
    </Button>
  ) : null;
  return (
    <div className="flex flex-col gap-4">
      <Failure error={make.error} />
      {shown !== undefined ? (
        <ShownPlan planId={shown} makeAgain={button} />
      ) : isPending ? null : (
        <Panel>
          <EmptyState icon={ListChecks} title={cluster.pending ? t("pendingTitle") : t("noneTitle")} actions={button}>
            {cluster.pending ? t("pendingAbout") : t("noneAbout")}
          </EmptyState>
        </Panel>
      )}
    </div>
  );
}
