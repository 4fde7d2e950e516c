"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCluster } from "@/components/cluster/cluster-context";
import { ConflictNotice, fieldChanges } from "@/components/cluster/conflict-notice";
import { keepMine } from "@/components/cluster/keep-mine";
import { isConflict, useEditBase } from "@/components/cluster/use-edit-base";
import { VrrpFields } from "@/components/cluster/vrrp-fields";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Form } from "@/components/ui/form";
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
  const { base, rebase } = useEditBase(cluster);
  const [form, setForm] = useState<SettingsForm>(() => formOf(cluster));
  const save = useSubmit(
    clusterResourceSchema,
    () => ({
      method: "PATCH" as const,
      path: apiPath`/clusters/${cluster.id}`,
      body: form,
      revision: base.revision,
    }),
    {
      refresh: ["/clusters"],
      onDone: (saved) => {
        // What was saved here is what the next edit begins from.
        rebase(saved);
        showToast("good", t("saved"));
      },
    },
  );
  const conflict = isConflict(save.error);
  const settle = (): void => {
    rebase();
    save.reset();
  };
  return (
    <Panel title={t("title")}>
      <Form error={conflict ? null : save.error} onSubmit={() => save.mutate(undefined)}>
        {conflict ? (
          <ConflictNotice
            changes={fieldChanges([
              { label: t("name"), before: base.name, after: cluster.name },
              { label: t("description"), before: base.description, after: cluster.description },
            ])}
            onKeepMine={() => {
              setForm(keepMine(form, formOf(base), formOf(cluster)));
              settle();
            }}
            onTakeTheirs={() => {
              setForm(formOf(cluster));
              settle();
            }}
          />
        ) : null}
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
            <Button type="submit" variant="primary" isPending={save.isPending}>
              {t("save")}
            </Button>
          </div>
        ) : null}
      </Form>
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
