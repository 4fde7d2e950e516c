"use client";

import { useTranslations } from "next-intl";
import { EditForm } from "@/components/cluster/edit-form";
import { changedFields, entered } from "@/components/cluster/entered";
import { useEdit } from "@/components/cluster/use-edit";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { type ClusterResource, clusterResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { IpvsSettingsFields } from "./ipvs-settings-fields";
import { type IpvsSettingsForm, ipvsSettingsBody } from "./ipvs-settings-form";
import { type KeepalivedForm, KeepalivedSections } from "./keepalived-sections";
import { type PushForm, PushSettingsFields } from "./push-settings-fields";

type SettingsForm = Pick<ClusterResource, "name" | "description"> &
  KeepalivedForm & { readonly ipvs: IpvsSettingsForm; readonly push: PushForm };

/** Everything that is set for the whole cluster, in one form: name, VRRP, and the directors' IPVS. */
export function ClusterSettings({ cluster, canEdit }: { cluster: ClusterResource; canEdit: boolean }) {
  const t = useTranslations("clusters.settings");
  const vrrp = useTranslations("clusters.vrrp");
  const ipvs = useTranslations("clusters.ipvs");
  const push = useTranslations("clusters.push");
  const edit = useEdit(cluster, {
    schema: clusterResourceSchema,
    path: apiPath`/clusters/${cluster.id}`,
    formOf,
    changes: (form, base) => changedFields(bodyOf(form), formOf(base)),
    onDone: () => showToast("good", t("saved")),
  });
  const { form, setForm } = edit;
  return (
    <EditForm
      edit={edit}
      compared={[
        [t("name"), ({ name }) => name],
        [t("description"), ({ description }) => description],
        [vrrp("title"), (one) => JSON.stringify([one.vrrp, one.vrrpInstances])],
        ["keepalived", (one) => JSON.stringify(one.keepalived)],
        [ipvs("title"), (one) => JSON.stringify(one.ipvs)],
        [push("title"), (one) => JSON.stringify(one.push)],
      ]}
    >
      <Panel title={t("title")} padding="none">
        <div className="flex flex-col gap-4 p-4">
          <TextField
            isRequired
            isDisabled={!canEdit}
            label={t("name")}
            path="name"
            value={form.name}
            onChange={(name) => setForm({ ...form, name })}
          />
          <TextField
            isDisabled={!canEdit}
            rows={3}
            label={t("description")}
            path="description"
            value={form.description}
            onChange={(description) => setForm({ ...form, description })}
          />
        </div>
        {cluster.engine === "keepalived" ? (
          <KeepalivedSections
            directors={cluster.directors}
            value={form}
            isDisabled={!canEdit}
            onChange={(changed) => setForm({ ...form, ...changed })}
          />
        ) : null}
        <IpvsSettingsFields
          value={form.ipvs}
          isDisabled={!canEdit}
          onChange={(changed) => setForm({ ...form, ipvs: changed })}
        />
        <PushSettingsFields
          value={form.push}
          isDisabled={!canEdit}
          onChange={(changed) => setForm({ ...form, push: changed })}
        />
        {canEdit ? (
          <div className="flex justify-end border-separator border-t p-4">
            <Button type="submit" variant="primary" isPending={edit.isPending}>
              {t("save")}
            </Button>
          </div>
        ) : null}
      </Panel>
    </EditForm>
  );
}

function formOf({ name, description, vrrp, vrrpInstances, keepalived, ipvs, push }: ClusterResource): SettingsForm {
  return { name, description, vrrp, vrrpInstances, keepalived, ipvs, push };
}

/** As the API takes it. What was not entered is left out, so that the API names it with all the rest. */
function bodyOf({ vrrp, vrrpInstances, keepalived, ipvs, push, ...form }: SettingsForm): object {
  return {
    ...form,
    vrrp: entered(vrrp),
    vrrpInstances: entered(vrrpInstances),
    keepalived: entered(keepalived),
    ipvs: ipvsSettingsBody(ipvs),
    push: entered(push),
  };
}
