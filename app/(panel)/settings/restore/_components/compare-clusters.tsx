"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/failure";
import { planResourceSchema } from "@/lib/api/resources/operation";
import type { ComparedCluster } from "@/lib/api/resources/restore";
import { apiPath } from "@/lib/client/api-path";
import { refreshPaths } from "@/lib/client/refresh-paths";
import { useSubmit } from "@/lib/client/use-submit";

/** Has the worker look at the hosts of all clusters and plan; a plan writes nothing. */
export function CompareClusters({ clusters }: { clusters: readonly ComparedCluster[] }) {
  const t = useTranslations("settings.restore");
  const mayPlan = useCan("cluster.edit");
  const queryClient = useQueryClient();
  const make = useSubmit(planResourceSchema, (id: string) => ({
    method: "POST" as const,
    path: apiPath`/clusters/${id}/plans`,
  }));
  if (!mayPlan || clusters.length === 0) return null;
  const compareAll = async () => {
    // A failure is shown by the form; the clusters after it can still be compared by another press.
    for (const { id } of clusters) await make.mutateAsync(id);
    await refreshPaths(queryClient, ["/restore"]);
  };
  return (
    <>
      <Button
        variant="secondary"
        icon={<ListChecks aria-hidden="true" className="size-4" />}
        isPending={make.isPending}
        onPress={() => void compareAll().catch(() => undefined)}
      >
        {t("compare")}
      </Button>
      <Failure error={make.error} />
    </>
  );
}
