"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { clusterModel } from "@/components/cluster/cluster-model";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Form } from "@/components/ui/form";
import { FormSection } from "@/components/ui/form-section";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { type ClusterResource, serviceResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import { FormLayout } from "./form-layout";
import { ForwardingFields } from "./forwarding-fields";
import { ListenerFields } from "./listener-fields";
import { MemberListFields } from "./member-list-fields";
import { newServiceBody, newServiceForm } from "./new-service-form";
import { previewNewService } from "./preview-service";
import type { ServicePreset } from "./service-presets";
import { ServicePreview } from "./service-preview";
import { SettingsSections } from "./settings-sections";

/** A new service with its first real servers, and what would become of it on the directors. */
export function NewService({ cluster, preset }: { cluster: ClusterResource; preset: ServicePreset }) {
  const t = useTranslations("clusters.services");
  const sections = useTranslations("clusters.sections");
  const forwardings = useTranslations("clusters.forwarding");
  const uses = useTranslations("clusters.uses");
  const common = useTranslations("common");
  const router = useRouter();
  const home = `/clusters/${cluster.id}/services`;
  const [form, setForm] = useState(() => newServiceForm(cluster, preset));
  const { settings, listener, method, members } = form;
  const add = useSubmit(
    serviceResourceSchema,
    () => ({ method: "POST" as const, path: apiPath`/clusters/${cluster.id}/services`, body: newServiceBody(form) }),
    { refresh: ["/clusters"], onDone: () => router.push(home) },
  );
  const model = useMemo(() => clusterModel(cluster), [cluster]);
  const shown = useDeferredValue(form);
  const preview = useMemo(() => previewNewService(model, newServiceBody(shown)), [model, shown]);
  return (
    <FormLayout
      form={
        <Form error={add.error} onSubmit={() => add.mutate(undefined)}>
          <Panel title={t("add")} description={uses(`${preset.id}.why`)} padding="none">
            <div className="flex flex-col gap-4 p-4">
              <TextField
                autoFocus
                isRequired
                label={t("name")}
                path="name"
                value={settings.name}
                onChange={(name) => setForm({ ...form, settings: { ...settings, name } })}
              />
              <ListenerFields
                vips={cluster.vips}
                value={listener}
                onChange={(changed) => setForm({ ...form, listener: changed })}
              />
            </div>
            <FormSection
              isOpenAtFirst
              title={sections("forwarding")}
              summary={forwardings(`${method.forwarding}.label`)}
              paths={[]}
            >
              <ForwardingFields
                value={method}
                path={[]}
                onChange={(changed) => setForm({ ...form, method: changed })}
              />
            </FormSection>
            <FormSection
              isOpenAtFirst
              title={sections("members")}
              summary={sections("memberCount", { count: members.length })}
              paths={["destinations"]}
            >
              <MemberListFields
                cluster={cluster}
                members={members}
                method={method}
                onChange={(changed) => setForm({ ...form, members: changed })}
              />
            </FormSection>
            <SettingsSections
              engine={cluster.engine}
              protocol={listener.kind === "fwmark" ? null : listener.protocol}
              value={settings}
              onChange={(changed) => setForm({ ...form, settings: changed })}
            />
            <div className="flex flex-wrap justify-end gap-2 border-separator border-t p-4">
              <ButtonLink href={home}>{common("cancel")}</ButtonLink>
              <Button type="submit" variant="primary" isPending={add.isPending}>
                {t("add")}
              </Button>
            </div>
          </Panel>
        </Form>
      }
      beside={<ServicePreview preview={preview} engine={cluster.engine} />}
    />
  );
}
