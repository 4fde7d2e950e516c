"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { SelectField } from "@/components/ui/select-field";
import { type ClusterResource, type DirectorResource, directorResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import { DirectorFields } from "./director-fields";
import {
  createDirectorBody,
  type DirectorForm,
  directorChanges,
  formOfDirector,
  newDirectorForm,
} from "./director-form";
import { EditForm } from "./edit-form";
import { addressesOf, interfacesOf } from "./host-addresses";
import { useEdit } from "./use-edit";
import { useHosts } from "./use-hosts";

type Props = { cluster: ClusterResource; director: DirectorResource | null; onClose: () => void };

/** Makes a host a director of a cluster, or edits one. */
export function DirectorDialog({ cluster, director, onClose }: Props) {
  return director === null ? (
    <NewDirector cluster={cluster} onClose={onClose} />
  ) : (
    <EditDirector cluster={cluster} director={director} onClose={onClose} />
  );
}

function NewDirector({ cluster, onClose }: { cluster: ClusterResource; onClose: () => void }) {
  const t = useTranslations("clusters.directors");
  const hosts = useHosts();
  const [form, setForm] = useState<DirectorForm>(() => newDirectorForm(cluster));
  const add = useSubmit(
    directorResourceSchema,
    () => ({
      method: "POST" as const,
      path: apiPath`/clusters/${cluster.id}/directors`,
      body: createDirectorBody(form),
    }),
    { refresh: ["/clusters"], onDone: onClose },
  );
  const free = hosts?.filter(({ uses }) => uses.every(({ role }) => role !== "director")) ?? [];
  const host = hosts?.find(({ id }) => id === form.hostId);
  const choose = (hostId: string): void => {
    const chosen = free.find(({ id }) => id === hostId);
    const known = chosen === undefined ? undefined : addressesOf(chosen)[0];
    const device = known?.interface ?? interfacesOf(chosen?.facts ?? null)[0] ?? "";
    setForm({ ...form, hostId, interface: device, address: known?.address ?? "" });
  };
  return (
    <Dialog isOpen title={t("add")} onClose={onClose}>
      <Form error={add.error} onSubmit={() => add.mutate(undefined)}>
        {hosts !== undefined && free.length === 0 ? (
          <Banner
            tone="info"
            title={t("noHost")}
            actions={
              <Link className="text-link text-sm" href="/hosts">
                {t("addHost")}
              </Link>
            }
          />
        ) : null}
        <SelectField
          isRequired
          isDisabled={hosts === undefined}
          label={t("host")}
          path="hostId"
          placeholder={t("hostChoose")}
          value={form.hostId}
          onChange={choose}
          choices={free.map(({ id, name, address }) => ({ value: id, label: name, description: address }))}
        />
        {host !== undefined && host.facts === null ? <Banner tone="caution" title={t("noFacts")} /> : null}
        <DirectorFields engine={cluster.engine} host={host} form={form} onChange={setForm} />
        <SaveActions label={t("add")} isPending={add.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}

type EditProps = { cluster: ClusterResource; director: DirectorResource; onClose: () => void };

function EditDirector({ cluster, director, onClose }: EditProps) {
  const t = useTranslations("clusters.directors");
  const hosts = useHosts();
  const edit = useEdit(director, {
    schema: directorResourceSchema,
    path: apiPath`/directors/${director.id}`,
    formOf: formOfDirector,
    changes: directorChanges,
    onDone: onClose,
  });
  return (
    <Dialog isOpen title={t("edit", { name: director.name })} onClose={onClose}>
      <EditForm
        edit={edit}
        compared={[
          [t("interface"), (one) => one.interface],
          [t("address"), (one) => one.address],
          [t("priority"), (one) => String(one.priority)],
        ]}
      >
        <DirectorFields
          engine={cluster.engine}
          host={hosts?.find(({ id }) => id === director.hostId)}
          form={edit.form}
          onChange={edit.setForm}
        />
        <SaveActions label={t("save")} isPending={edit.isPending} onClose={onClose} />
      </EditForm>
    </Dialog>
  );
}
