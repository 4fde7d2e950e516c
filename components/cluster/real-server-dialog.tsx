"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SaveActions } from "@/components/ui/save-actions";
import { type RealServerResource, realServerResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import { EditForm } from "./edit-form";
import { changedFields } from "./entered";
import { emptyRealServer, RealServerFields, type RealServerForm } from "./real-server-fields";
import { useEdit } from "./use-edit";

type Props = { clusterId: string; realServer: RealServerResource | null; onClose: () => void };

/** Adds a real server to a cluster, or edits one. */
export function RealServerDialog({ clusterId, realServer, onClose }: Props) {
  return realServer === null ? (
    <NewRealServer clusterId={clusterId} onClose={onClose} />
  ) : (
    <EditRealServer realServer={realServer} onClose={onClose} />
  );
}

function NewRealServer({ clusterId, onClose }: { clusterId: string; onClose: () => void }) {
  const t = useTranslations("clusters.realServers");
  const [form, setForm] = useState<RealServerForm>(emptyRealServer);
  const add = useSubmit(
    realServerResourceSchema,
    () => ({ method: "POST" as const, path: apiPath`/clusters/${clusterId}/real-servers`, body: form }),
    { refresh: ["/clusters"], onDone: onClose },
  );
  return (
    <Dialog isOpen title={t("add")} onClose={onClose}>
      <Form error={add.error} onSubmit={() => add.mutate(undefined)}>
        <RealServerFields form={form} onChange={setForm} />
        <SaveActions label={t("add")} isPending={add.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}

function EditRealServer({ realServer, onClose }: { realServer: RealServerResource; onClose: () => void }) {
  const t = useTranslations("clusters.realServers");
  const edit = useEdit(realServer, {
    schema: realServerResourceSchema,
    path: apiPath`/real-servers/${realServer.id}`,
    formOf,
    changes: (form, base) => changedFields(form, formOf(base)),
    onDone: onClose,
  });
  return (
    <Dialog isOpen title={t("edit", { name: realServer.name })} onClose={onClose}>
      <EditForm
        edit={edit}
        compared={[
          [t("name"), ({ name }) => name],
          [t("address"), ({ address }) => address],
          [t("natGateway"), ({ natGateway }) => natGateway ?? "–"],
          [t("tunnelMtu"), ({ tunnelMtu }) => String(tunnelMtu ?? "–")],
          [t("tags"), ({ tags }) => tags.join(" ")],
        ]}
      >
        <RealServerFields form={edit.form} onChange={edit.setForm} />
        <SaveActions label={t("save")} isPending={edit.isPending} onClose={onClose} />
      </EditForm>
    </Dialog>
  );
}

function formOf({ name, address, hostId, natGateway, tunnelMtu, tags }: RealServerResource): RealServerForm {
  return { name, address, hostId, natGateway, tunnelMtu, tags };
}
