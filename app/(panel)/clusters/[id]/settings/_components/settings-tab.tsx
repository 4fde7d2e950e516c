"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCluster } from "@/components/cluster/cluster-context";
import { EditForm } from "@/components/cluster/edit-form";
import { useEdit } from "@/components/cluster/use-edit";
import { VrrpFields } from "@/components/cluster/vrrp-fields";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { type ClusterResource, clusterResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { nothing } from "@/lib/client/call-api";
import { useSubmit } from "@/lib/client/use-submit";

/** Name, description and VRRP of the cluster, and its removal. */
export function SettingsTab() {
  const cluster = useCluster();
  const canEdit = useCan("cluster.edit");
  return (
    <div className="flex max-w-2xl flex-col gap-5">
      <ClusterSettings cluster={cluster} canEdit={canEdit} />
      {canEdit ? <RemoveCluster cluster={cluster} /> : null}
    </div>
  );
}

type SettingsForm = Pick<ClusterResource, "name" | "description" | "vrrp">;

function ClusterSettings({ cluster, canEdit }: { cluster: ClusterResource; canEdit: boolean }) {
  const t = useTranslations("clusters.settings");
  const edit = useEdit(cluster, {
    schema: clusterResourceSchema,
    path: apiPath`/clusters/${cluster.id}`,
    formOf,
    changes: (form) => form,
    onDone: () => showToast("good", t("saved")),
  });
  const { form, setForm } = edit;
  return (
    <Panel title={t("title")}>
      <EditForm
        edit={edit}
        compared={[
          [t("name"), ({ name }) => name],
          [t("description"), ({ description }) => description],
        ]}
      >
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
        {form.vrrp === null ? null : <VrrpFields value={form.vrrp} onChange={(vrrp) => setForm({ ...form, vrrp })} />}
        {canEdit ? (
          <div>
            <Button type="submit" variant="primary" isPending={edit.isPending}>
              {t("save")}
            </Button>
          </div>
        ) : null}
      </EditForm>
    </Panel>
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

function formOf({ name, description, vrrp }: ClusterResource): SettingsForm {
  return { name, description, vrrp };
}
