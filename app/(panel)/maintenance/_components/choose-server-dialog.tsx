"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PlanMaintenanceDialog } from "@/components/maintenance/plan-maintenance-dialog";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SelectField } from "@/components/ui/select-field";
import { clusterResourceSchema, clusterSummarySchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { usePages } from "@/lib/client/use-pages";
import { useResource } from "@/lib/client/use-resource";

/** Which real server a maintenance is for, and then the maintenance itself. */
export function ChooseServerDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("maintenance");
  const common = useTranslations("common");
  const [clusterId, setClusterId] = useState<string | null>(null);
  const [serverId, setServerId] = useState<string | null>(null);
  const [isChosen, setChosen] = useState(false);
  const clusters = usePages(clusterSummarySchema, "/clusters").items ?? [];
  const cluster = useResource(clusterResourceSchema, apiPath`/clusters/${clusterId ?? ""}`, {
    enabled: clusterId !== null,
  });
  const servers = clusterId === null ? [] : (cluster.data?.realServers ?? []);
  const server = servers.find(({ id }) => id === serverId);
  if (isChosen && server !== undefined) return <PlanMaintenanceDialog realServer={server} onClose={onClose} />;
  return (
    <Dialog isOpen size="sm" onClose={onClose} title={t("plan")}>
      <Form error={null} onSubmit={() => setChosen(server !== undefined)}>
        <SelectField
          label={t("cluster")}
          choices={clusters.map(({ id, name }) => ({ value: id, label: name }))}
          value={clusterId}
          onChange={(id) => {
            setClusterId(id);
            setServerId(null);
          }}
        />
        <SelectField
          label={t("server")}
          isDisabled={clusterId === null}
          choices={servers.map(({ id, name, address }) => ({ value: id, label: name, description: address }))}
          value={serverId}
          onChange={setServerId}
        />
        <DialogActions>
          <Button onPress={onClose}>{common("cancel")}</Button>
          <Button type="submit" variant="primary" isDisabled={server === undefined}>
            {t("next")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
