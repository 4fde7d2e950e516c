"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo } from "react";
import { clusterModel } from "@/components/cluster/cluster-model";
import { EditForm } from "@/components/cluster/edit-form";
import { useEdit } from "@/components/cluster/use-edit";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { type ClusterResource, type ServiceResource, serviceResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { listenerProtocol } from "@/lib/model/listener-protocol";
import { FormLayout } from "./form-layout";
import { previewEdit } from "./preview-service";
import { ServicePreview } from "./service-preview";
import { changedSettings, settingsBody, settingsOf } from "./service-settings";
import { SettingsSections } from "./settings-sections";
import { useSettingsSummaries } from "./use-settings-summaries";

/**
 * The settings of a service, and what they make of it on the directors. What it listens on identifies it in the kernel
 * and stays; its real servers have their own list.
 */
export function EditService({ cluster, service }: { cluster: ClusterResource; service: ServiceResource }) {
  const t = useTranslations("clusters.services");
  const sections = useTranslations("clusters.sections");
  const common = useTranslations("common");
  const router = useRouter();
  const home = `/clusters/${cluster.id}/services/${service.id}`;
  const edit = useEdit(service, {
    schema: serviceResourceSchema,
    path: apiPath`/services/${service.id}`,
    formOf: settingsOf,
    changes: changedSettings,
    onDone: () => router.push(home),
  });
  const { form, setForm } = edit;
  const model = useMemo(() => clusterModel(cluster), [cluster]);
  const shown = useDeferredValue(form);
  const preview = useMemo(() => previewEdit(model, service.id, settingsBody(shown)), [model, service.id, shown]);
  const [before, after] = [useSettingsSummaries(settingsOf(edit.base)), useSettingsSummaries(settingsOf(edit.current))];
  const summary = (one: ServiceResource) => (one === edit.base ? before : after);
  return (
    <FormLayout
      form={
        <EditForm
          edit={edit}
          compared={[
            [t("name"), ({ name }) => name],
            [t("scheduler"), (one) => summary(one).scheduling],
            [sections("checks"), (one) => summary(one).checks],
            [t("persistence"), (one) => summary(one).persistence],
            ["keepalived", (one) => summary(one).keepalived],
          ]}
        >
          <Panel title={t("edit", { name: service.name })} description={service.keys.join(", ")} padding="none">
            <div className="p-4">
              <TextField
                autoFocus
                isRequired
                label={t("name")}
                path="name"
                value={form.name}
                onChange={(name) => setForm({ ...form, name })}
              />
            </div>
            <SettingsSections
              engine={cluster.engine}
              protocol={listenerProtocol(service.listener)}
              value={form}
              onChange={setForm}
            />
            <div className="flex flex-wrap justify-end gap-2 border-separator border-t p-4">
              <ButtonLink href={home}>{common("cancel")}</ButtonLink>
              <Button type="submit" variant="primary" isPending={edit.isPending}>
                {t("save")}
              </Button>
            </div>
          </Panel>
        </EditForm>
      }
      beside={<ServicePreview preview={preview} engine={cluster.engine} />}
    />
  );
}
