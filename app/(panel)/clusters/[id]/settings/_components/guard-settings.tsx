"use client";

import { useTranslations } from "next-intl";
import { EditForm } from "@/components/cluster/edit-form";
import { changedFields } from "@/components/cluster/entered";
import { useEdit } from "@/components/cluster/use-edit";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { NumberField } from "@/components/ui/number-field";
import { Panel } from "@/components/ui/panel";
import { SwitchField } from "@/components/ui/switch-field";
import { showToast } from "@/components/ui/toast";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { type GuardsResource, guardsResourceSchema } from "@/lib/api/resources/guards";
import { apiPath } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";
import type { FreezeWindow } from "@/lib/model/freeze-window";
import { FreezeWindowList } from "./freeze-window-list";
import { ServiceMinimums } from "./service-minimums";

/** What one push may take away from this cluster, and when nothing is pushed. Only who manages guards changes it. */
export function GuardSettings({ cluster }: { cluster: ClusterResource }) {
  const { data, error, refetch } = useResource(guardsResourceSchema, apiPath`/clusters/${cluster.id}/guards`);
  if (error !== null && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data === undefined ? null : <GuardForm cluster={cluster} guards={data} />;
}

/** null = emptied. */
type Form = {
  readonly minAvailablePercent: number | null;
  readonly maxDeletions: number | null;
  readonly maxDeletedPercent: number | null;
  readonly serviceMinimums: Readonly<Record<string, number>>;
  readonly freezeWindows: readonly FreezeWindow[];
  readonly operatorsMayOverride: boolean;
};

function GuardForm({ cluster, guards }: { cluster: ClusterResource; guards: GuardsResource }) {
  const t = useTranslations("clusters.guards");
  const canManage = useCan("guard.manage");
  const edit = useEdit<GuardsResource, Form>(guards, {
    schema: guardsResourceSchema,
    path: apiPath`/clusters/${cluster.id}/guards`,
    formOf: ({ revision: _, ...form }) => form,
    changes: (form, base) => changedFields(form, base),
    onDone: () => showToast("good", t("saved")),
  });
  const { form, setForm } = edit;
  const shared = { isDisabled: !canManage, minValue: 0, maxValue: 100 };
  return (
    <EditForm edit={edit} compared={[[t("title"), ({ revision: _, ...one }) => JSON.stringify(one)]]}>
      <Panel title={t("title")} description={canManage ? t("settingsAbout") : t("mayNotManage")}>
        <div className="flex flex-col gap-5">
          <div className="grid gap-4 sm:grid-cols-3">
            <NumberField
              label={t("minAvailablePercent")}
              description={t("minAvailablePercentAbout")}
              path="minAvailablePercent"
              value={form.minAvailablePercent}
              onChange={(minAvailablePercent) => setForm({ ...form, minAvailablePercent })}
              {...shared}
            />
            <NumberField
              label={t("maxDeletions")}
              description={t("maxDeletionsAbout")}
              path="maxDeletions"
              value={form.maxDeletions}
              onChange={(maxDeletions) => setForm({ ...form, maxDeletions })}
              {...shared}
              minValue={1}
              maxValue={100_000}
            />
            <NumberField
              label={t("maxDeletedPercent")}
              description={t("maxDeletedPercentAbout")}
              path="maxDeletedPercent"
              value={form.maxDeletedPercent}
              onChange={(maxDeletedPercent) => setForm({ ...form, maxDeletedPercent })}
              {...shared}
              minValue={1}
            />
          </div>
          <ServiceMinimums
            services={cluster.services}
            value={form.serviceMinimums}
            isDisabled={!canManage}
            onChange={(serviceMinimums) => setForm({ ...form, serviceMinimums })}
          />
          <FreezeWindowList
            value={form.freezeWindows}
            isDisabled={!canManage}
            onChange={(freezeWindows) => setForm({ ...form, freezeWindows })}
          />
          <SwitchField
            label={t("operatorsMayOverride")}
            description={t("operatorsMayOverrideAbout")}
            path="operatorsMayOverride"
            isDisabled={!canManage}
            isSelected={form.operatorsMayOverride}
            onChange={(operatorsMayOverride) => setForm({ ...form, operatorsMayOverride })}
          />
          {canManage ? (
            <div className="flex justify-end">
              <Button type="submit" variant="primary" isPending={edit.isPending}>
                {t("save")}
              </Button>
            </div>
          ) : null}
        </div>
      </Panel>
    </EditForm>
  );
}
