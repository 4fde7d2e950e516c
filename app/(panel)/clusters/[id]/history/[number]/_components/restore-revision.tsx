"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { type ClusterResource, clusterResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

/** Makes a past state the draft, and leads to where it is planned. */
export function RestoreRevision({ cluster, number }: { cluster: ClusterResource; number: number }) {
  const t = useTranslations("clusters.history");
  const router = useRouter();
  const [isAsked, setAsked] = useState(false);
  const path = apiPath`/clusters/${cluster.id}`;
  const restore = useSubmit(
    clusterResourceSchema,
    () => ({
      method: "POST" as const,
      path: apiPath`/clusters/${cluster.id}/revisions/${String(number)}/restore`,
      revision: cluster.revision,
    }),
    { refresh: [path], onDone: () => router.push(`/clusters/${cluster.id}/plan`) },
  );
  if (number === cluster.appliedRevision && !cluster.pending) return null;
  return (
    <div className="mt-4">
      <Button onPress={() => setAsked(true)}>{t("restore")}</Button>
      {isAsked ? (
        <ConfirmDialog
          isOpen
          title={t("restoreTitle", { number })}
          confirmLabel={t("restore")}
          isPending={restore.isPending}
          error={restore.error}
          onClose={() => setAsked(false)}
          onConfirm={() => restore.mutate(undefined)}
        >
          {cluster.pending ? t("restorePending") : t("restoreAbout")}
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
