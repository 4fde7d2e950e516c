"use client";

import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMakePlan } from "@/components/plan/use-make-plan";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { useErrorText } from "@/components/ui/use-error-text";
import type { OperationResource } from "@/lib/api/resources/operation";

/** The one thing to do after a change that did not come into force; an unknown outcome has its own button below. */
export function NextStep({ operation }: { operation: OperationResource }) {
  const { clusterId, kind, state } = operation;
  const t = useTranslations("operations.page");
  const canPlan = useCan("cluster.edit");
  const isOver = state === "failed" || state === "rolled_back" || state === "partial";
  if (clusterId === null || !isOver) return null;
  if (kind === "weight" && state === "failed") {
    return <ButtonLink href={`/clusters/${clusterId}/services`}>{t("openTable")}</ButtonLink>;
  }
  return canPlan ? <PlanAgain clusterId={clusterId} /> : null;
}

function PlanAgain({ clusterId }: { clusterId: string }) {
  const t = useTranslations("operations.page");
  const errorText = useErrorText();
  const make = useMakePlan(clusterId);
  return (
    <span className="flex flex-col items-end gap-1">
      <Button
        icon={<ListChecks aria-hidden="true" className="size-4" />}
        isPending={make.isPending}
        onPress={() => make.mutate()}
      >
        {t("planAgain")}
      </Button>
      {make.error === null ? null : (
        <span role="alert" className="text-bad text-sm">
          {errorText(make.error).text}
        </span>
      )}
    </span>
  );
}
