"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCluster } from "@/components/cluster/cluster-context";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Panel } from "@/components/ui/panel";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { nothing } from "@/lib/client/call-api";
import { useSubmit } from "@/lib/client/use-submit";
import { ClusterSettings } from "./cluster-settings";
import { GuardSettings } from "./guard-settings";

/** What is set for the whole cluster, and its removal. */
export function SettingsTab() {
  const cluster = useCluster();
  const canEdit = useCan("cluster.edit");
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <ClusterSettings cluster={cluster} canEdit={canEdit} />
      <GuardSettings cluster={cluster} />
      {canEdit ? <RemoveCluster cluster={cluster} /> : null}
    </div>
  );
}

function RemoveCluster({ cluster }: { cluster: ClusterResource }) {
  const t = useTranslations("clusters.settings");
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const remove = useSubmit(
    nothing,
    () => ({ method: "DELETE" as const, path: apiPath`/clusters/${cluster.id}`, revision: cluster.revision }),
    { onDone: () => router.push("/clusters") },
  );
  return (
    <Panel title={t("removeTitle")} description={t("removeAbout")}>
      <Button variant="danger" onPress={() => setAsked(true)}>
        {t("remove")}
      </Button>
      {asked ? (
        <ConfirmDialog
          isOpen
          danger
          title={t("removeConfirm", { name: cluster.name })}
          confirmLabel={t("remove")}
          typedName={cluster.name}
          isPending={remove.isPending}
          error={remove.error}
          onClose={() => setAsked(false)}
          onConfirm={() => remove.mutate(undefined)}
        >
          {t("removeAbout")}
        </ConfirmDialog>
      ) : null}
    </Panel>
  );
}
