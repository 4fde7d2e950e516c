"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { type ClusterResource, type ServiceResource, serviceResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import { EditForm } from "./edit-form";
import { MemberPicker } from "./member-picker";
import { SaveActions } from "./save-actions";
import { ServiceFields } from "./service-fields";
import { changesOf, createBody, formOfService, newServiceForm, type ServiceForm } from "./service-form";
import { useEdit } from "./use-edit";

type Props = { cluster: ClusterResource; service: ServiceResource | null; onClose: () => void };

/** Makes a service with its first destinations, or edits one. */
export function ServiceDialog({ cluster, service, onClose }: Props) {
  return service === null ? (
    <NewService cluster={cluster} onClose={onClose} />
  ) : (
    <EditService cluster={cluster} service={service} onClose={onClose} />
  );
}

function NewService({ cluster, onClose }: { cluster: ClusterResource; onClose: () => void }) {
  const t = useTranslations("clusters.services");
  const [form, setForm] = useState<ServiceForm>(() => newServiceForm(cluster));
  const add = useSubmit(
    serviceResourceSchema,
    () => ({ method: "POST" as const, path: apiPath`/clusters/${cluster.id}/services`, body: createBody(form) }),
    { refresh: ["/clusters"], onDone: onClose },
  );
  return (
    <Dialog isOpen size="lg" title={t("add")} onClose={onClose}>
      <Form error={add.error} onSubmit={() => add.mutate(undefined)}>
        <ServiceFields cluster={cluster} form={form} onChange={setForm} isNew />
        <MemberPicker
          realServers={cluster.realServers}
          weights={form.weights}
          onChange={(weights) => setForm({ ...form, weights })}
        />
        <SaveActions label={t("add")} isPending={add.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}

type EditProps = { cluster: ClusterResource; service: ServiceResource; onClose: () => void };

function EditService({ cluster, service, onClose }: EditProps) {
  const t = useTranslations("clusters.services");
  const edit = useEdit(service, {
    schema: serviceResourceSchema,
    path: apiPath`/services/${service.id}`,
    formOf: formOfService,
    changes: changesOf,
    onDone: onClose,
  });
  return (
    <Dialog isOpen size="lg" title={t("edit", { name: service.name })} onClose={onClose}>
      <EditForm
        edit={edit}
        compared={[
          [t("name"), ({ name }) => name],
          [t("scheduler"), ({ scheduler }) => scheduler],
          [t("persistence"), persistenceText],
          [t("check"), checkText],
        ]}
      >
        <ServiceFields cluster={cluster} form={edit.form} onChange={edit.setForm} isNew={false} />
        <SaveActions label={t("save")} isPending={edit.isPending} onClose={onClose} />
      </EditForm>
    </Dialog>
  );
}

function persistenceText({ persistence }: ServiceResource): string {
  return persistence === null ? "–" : `${persistence.timeoutSec} s`;
}

function checkText({ healthCheck }: ServiceResource): string {
  if (healthCheck === null) return "–";
  const target = healthCheck.kind === "http" ? ` ${healthCheck.path}` : "";
  return `${healthCheck.kind.toUpperCase()}${target} ${healthCheck.delaySec}/${healthCheck.timeoutSec} s`;
}
